# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invented bodies and what they write around their tables; none of them exists."""

from __future__ import annotations

import random

PLACES = ("云岚市栖霞谷区", "青禾市", "沐川湾区", "松涧县", "临渚市枫桥埠区", "雾屿新区", "鹤汀县", "梧栖市")
SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
OPENING = "本报告按照政府信息公开条例和统一格式编写，所列数据的统计期限为{year}年1月1日至12月31日。"
OVERVIEW = (
    "（一）主动公开。全年在门户网站发布信息{a}条，其中政策文件{b}件、解读材料{c}篇，重点领域栏目按月更新。",
    "（二）依申请公开。设一个窗口统一收件，登记、补正、答复分别由专人负责，全年接待来电来访{c}人次。",
    "（三）政府信息管理。文件印发前一并确定公开属性，对{b}件旧文件重新作了审查，{c}件转为公开。",
    "（四）平台建设。门户网站改版后设栏目{c}个，检索速度明显提高，政务新媒体全年推送{a}条。",
    "（五）监督保障。年内举办培训{c}场，{a}人次参加；季度抽查结果在全区范围内通报。",
    "各单位对照清单逐项核对，发现的{c}处差错已在当季更正，没有发生责任追究的情形。",
    "来信来访中反映较多的事项，已编成问答{b}条放在网站首页，供群众随时查看。",
)
PROBLEMS = (
    "一是个别单位答复的说理还不够充分，二是栏目之间的内容有重复。",
    "上年提出的两个问题已经改进：栏目由{b}个合并为{c}个，答复文书改用统一样式，并请法制机构逐件审看。",
)
OTHER = "{year}年没有收取信息处理费，其他需要报告的事项：无。"


def filled(sentence: str, dice: random.Random, year: int) -> str:
    """`sentence` with figures that nobody else knows."""
    return sentence.format(a=dice.randint(1000, 99999), b=dice.randint(21, 900), c=dice.randint(2, 20), year=year)
