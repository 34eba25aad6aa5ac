<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>desk</name>
    <message>
        <source>演示项目</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>正在读取报告…</source>
        <translation>Reading the reports…</translation>
    </message>
    <message>
        <source>读完第一份就会打开；进度在窗口下方。</source>
        <translation>The first one opens as soon as it is read; progress is shown below.</translation>
    </message>
    <message>
        <source>还没有备注。按 N 给选中的问题或数字写备注，Alt+N 写给整份报告。</source>
        <translation>No notes yet. N writes one on the finding or figure selected, Alt+N on the whole report.</translation>
    </message>
    <message>
        <source>前往(&amp;G)</source>
        <translation>&amp;Go to</translation>
    </message>
    <message>
        <source>缩放(&amp;Z)</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>各栏(&amp;C)</source>
        <translation>&amp;Columns</translation>
    </message>
    <message>
        <source>备注和自己的问题(&amp;N)</source>
        <translation>&amp;Notes and own findings</translation>
    </message>
    <message>
        <source>提交、复核、关闭(&amp;S)</source>
        <translation>&amp;Submit, approve, close</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>核对(&amp;R)</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>新建项目…</source>
        <translation>New project…</translation>
    </message>
    <message>
        <source>打开项目…</source>
        <translation>Open project…</translation>
    </message>
    <message>
        <source>导入报告…</source>
        <translation>Import reports…</translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation>Import a folder…</translation>
    </message>
    <message>
        <source>导出工作簿…</source>
        <translation>Export workbook…</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>复制表格单元格	Ctrl+C</source>
        <translation>Copy table cells	Ctrl+C</translation>
    </message>
    <message>
        <source>搜索报告</source>
        <translation>Search reports</translation>
    </message>
    <message>
        <source>更正单位、年度、标题…</source>
        <translation>Correct body, year and title…</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>实际大小</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Fit page</translation>
    </message>
    <message>
        <source>向右转</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>到指定页</source>
        <translation>Go to page</translation>
    </message>
    <message>
        <source>下一份报告</source>
        <translation>Next report</translation>
    </message>
    <message>
        <source>上一份报告</source>
        <translation>Previous report</translation>
    </message>
    <message>
        <source>下一个区域</source>
        <translation>Next region</translation>
    </message>
    <message>
        <source>收起或展开报告栏</source>
        <translation>Fold or unfold the reports</translation>
    </message>
    <message>
        <source>收起或展开页面栏</source>
        <translation>Fold or unfold the page</translation>
    </message>
    <message>
        <source>收起或展开表格和问题栏</source>
        <translation>Fold or unfold tables and findings</translation>
    </message>
    <message>
        <source>深色或浅色</source>
        <translation>Dark or light</translation>
    </message>
    <message>
        <source>English</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>下一处待定问题</source>
        <translation>Next undecided finding</translation>
    </message>
    <message>
        <source>上一处待定问题</source>
        <translation>Previous undecided finding</translation>
    </message>
    <message>
        <source>确认问题</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>误报</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>读取错误</source>
        <translation>Misread</translation>
    </message>
    <message>
        <source>恢复待定</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>添加备注</source>
        <translation>Add a note</translation>
    </message>
    <message>
        <source>添加自己的问题</source>
        <translation>Add a finding of your own</translation>
    </message>
    <message>
        <source>在页面上框选区域</source>
        <translation>Draw a region on the page</translation>
    </message>
    <message>
        <source>删除自己的问题</source>
        <translation>Delete your own finding</translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation>Run checks again</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>程序出现未预料的错误（{what}）；已保存的内容不受影响。</source>
        <translation>An unforeseen error ({what}) came up; what is saved is not affected.</translation>
    </message>
    <message>
        <source>年报审核</source>
        <translation>Report review</translation>
    </message>
    <message>
        <source>正在导入报告。请等它完成，或先在窗口下方取消。</source>
        <translation>Reports are being imported. Let that finish, or cancel it at the bottom of the window.</translation>
    </message>
    <message>
        <source>这里没有 PDF 文件。</source>
        <translation>There are no PDF files here.</translation>
    </message>
    <message>
        <source>新建项目</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>打开项目</source>
        <translation>Open project</translation>
    </message>
    <message>
        <source>导入报告</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation>Import a folder</translation>
    </message>
    <message>
        <source>导出工作簿</source>
        <translation>Export workbook</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已重新核对。</source>
        <translation>Checks were run again.</translation>
    </message>
    <message>
        <source>审核项目 (*{ending})</source>
        <translation>Review project (*{ending})</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation> findings</translation>
    </message>
    <message>
        <source>保存 Ctrl+Enter</source>
        <translation>Save Ctrl+Enter</translation>
    </message>
    <message>
        <source>放弃 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>表二</source>
        <translation>Table 2</translation>
    </message>
    <message>
        <source>表三</source>
        <translation>Table 3</translation>
    </message>
    <message>
        <source>表四</source>
        <translation>Table 4</translation>
    </message>
    <message>
        <source>差 {gap}</source>
        <translation>difference {gap}</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>page {page}</translation>
    </message>
    <message>
        <source>自己添加</source>
        <translation>own finding</translation>
    </message>
    <message>
        <source>读取存疑</source>
        <translation>read with doubt</translation>
    </message>
    <message>
        <source>数字已变，请再看</source>
        <translation>figures changed, look again</translation>
    </message>
    <message>
        <source>备注 {count}</source>
        <translation>Notes {count}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>需判断</source>
        <translation>To judge</translation>
    </message>
    <message>
        <source>无法核对</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>问题列表</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>没有发现问题。</source>
        <translation>No findings.</translation>
    </message>
    <message>
        <source>没有这一类问题。</source>
        <translation>No findings of this kind.</translation>
    </message>
    <message>
        <source>写下要记住或要对方说明的内容</source>
        <translation>What to remember, or what the body should explain</translation>
    </message>
    <message>
        <source>框选的区域</source>
        <translation>drawn region</translation>
    </message>
    <message>
        <source>写明哪里不对</source>
        <translation>Say what is wrong</translation>
    </message>
    <message>
        <source>备注：{about}</source>
        <translation>Note: {about}</translation>
    </message>
    <message>
        <source>新问题：{about}</source>
        <translation>New finding: {about}</translation>
    </message>
    <message>
        <source>✓ 通过 {count}</source>
        <translation>✓ Passed {count}</translation>
    </message>
    <message>
        <source>法人或其他组织</source>
        <translation>Legal persons or other organisations</translation>
    </message>
    <message>
        <source>信息内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不到 1 分钟</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>约 {minutes} 分钟</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>您的姓名</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>您的判定和备注将记在这个姓名下：</source>
        <translation>Your decisions and notes will be recorded under this name:</translation>
    </message>
    <message>
        <source>整份报告</source>
        <translation>whole report</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>第 {page} 页上的区域</source>
        <translation>region on page {page}</translation>
    </message>
    <message>
        <source>问题 {number}</source>
        <translation>finding {number}</translation>
    </message>
    <message>
        <source>{act}：{what}</source>
        <translation>{act}: {what}</translation>
    </message>
    <message>
        <source>全部报告 × 检查</source>
        <translation>All reports × checks</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>适合宽度 Ctrl+2</source>
        <translation>Fit width Ctrl+2</translation>
    </message>
    <message>
        <source>整页 Ctrl+1</source>
        <translation>Fit page Ctrl+1</translation>
    </message>
    <message>
        <source>框选区域 B</source>
        <translation>Draw a region B</translation>
    </message>
    <message>
        <source>上一页 Ctrl+PgUp</source>
        <translation>Previous page Ctrl+PgUp</translation>
    </message>
    <message>
        <source>下一页 Ctrl+PgDn</source>
        <translation>Next page Ctrl+PgDn</translation>
    </message>
    <message>
        <source>缩小 Ctrl+-</source>
        <translation>Smaller Ctrl+-</translation>
    </message>
    <message>
        <source>放大 Ctrl++</source>
        <translation>Larger Ctrl++</translation>
    </message>
    <message>
        <source>向右转 R</source>
        <translation>Turn right R</translation>
    </message>
    <message>
        <source>没有待定问题</source>
        <translation>Nothing undecided</translation>
    </message>
    <message>
        <source>待定 {count}</source>
        <translation>Undecided {count}</translation>
    </message>
    <message>
        <source>报告页面</source>
        <translation>Pages of the report</translation>
    </message>
    <message>
        <source>这一页无法显示</source>
        <translation>This page cannot be shown</translation>
    </message>
    <message>
        <source>正在显示第 {page} 页…</source>
        <translation>Drawing page {page}…</translation>
    </message>
    <message>
        <source>2021 格式</source>
        <translation>2021 form</translation>
    </message>
    <message>
        <source>2019 格式</source>
        <translation>2019 form</translation>
    </message>
    <message>
        <source>工作要点</source>
        <translation>work plan</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{count} 页</source>
        <translation>{count} pages</translation>
    </message>
    <message>
        <source>报告列表</source>
        <translation>List of reports</translation>
    </message>
    <message>
        <source>按导入次序</source>
        <translation>As imported</translation>
    </message>
    <message>
        <source>按待处理数</source>
        <translation>Most undecided first</translation>
    </message>
    <message>
        <source>按名称</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>报告（{count}）</source>
        <translation>Reports ({count})</translation>
    </message>
    <message>
        <source>没有待处理的问题了。</source>
        <translation>There is nothing left to decide.</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>不完整</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>无法读取</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导入 {done}/{total}：{step}</source>
        <translation>Importing {done}/{total}: {step}</translation>
    </message>
    <message>
        <source>准备读取…</source>
        <translation>getting ready…</translation>
    </message>
    <message>
        <source>全部已保存 {time}</source>
        <translation>All saved {time}</translation>
    </message>
    <message>
        <source>未读到</source>
        <translation>not read</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>这一格没有找到，或无法读取；用到它的检查无法核对。</source>
        <translation>This cell was not found or cannot be read; checks that need it were not made.</translation>
    </message>
    <message>
        <source>可能的错处：改动它，相关检查可同时成立</source>
        <translation>Possible cause: it stands in all failed checks of this table</translation>
    </message>
    <message>
        <source>第 {page} 页，读取可信度 {confidence}，请对照页面</source>
        <translation>Page {page}, read with confidence {confidence}; compare with the page</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>给这一格写备注</source>
        <translation>Note on this figure</translation>
    </message>
    <message>
        <source>在这一格添加问题</source>
        <translation>Add a finding here</translation>
    </message>
    <message>
        <source>没有读到这张表。</source>
        <translation>This table was not read.</translation>
    </message>
    <message>
        <source>提取的表格</source>
        <translation>Extracted tables</translation>
    </message>
    <message>
        <source>搜索报告…</source>
        <translation>Search reports…</translation>
    </message>
    <message>
        <source>下一处问题 F8</source>
        <translation>Next finding F8</translation>
    </message>
    <message>
        <source>选择一份报告</source>
        <translation>Choose a report</translation>
    </message>
    <message>
        <source>从左边的列表打开报告；按 F8 直接到下一处待定问题。</source>
        <translation>Open a report from the list on the left, or press F8 for the next undecided finding.</translation>
    </message>
    <message>
        <source>项目中还没有报告</source>
        <translation>There are no reports in this project yet</translation>
    </message>
    <message>
        <source>把报告 PDF 或装有 PDF 的文件夹拖到这里，或者点击导入。</source>
        <translation>Drop report PDFs or folders with PDFs here, or click Import.</translation>
    </message>
    <message>
        <source>把装有报告 PDF 的文件夹拖到这里</source>
        <translation>Drop a folder of report PDFs here</translation>
    </message>
    <message>
        <source>报告、判定和备注都存放在一个项目文件里；原来的 PDF 不会被改动。</source>
        <translation>Reports, decisions and notes are kept in one project file; your PDFs are never changed.</translation>
    </message>
    <message>
        <source>选择一个问题，或点击页面、表格中的数字。</source>
        <translation>Select a finding, or click a figure on the page or in a table.</translation>
    </message>
    <message>
        <source>N 备注</source>
        <translation>N Note</translation>
    </message>
    <message>
        <source>0 恢复待定</source>
        <translation>0 Reopen</translation>
    </message>
    <message>
        <source>打开一份报告后，在这里说明问题并作出判定。</source>
        <translation>Open a report; findings are explained and decided here.</translation>
    </message>
    <message>
        <source>检查 {code}：{name}　依据：{basis}</source>
        <translation>Check {code}: {name}. Basis: {basis}</translation>
    </message>
    <message>
        <source>人工添加的问题 · {severity}</source>
        <translation>Finding added by hand · {severity}</translation>
    </message>
    <message>
        <source>为什么？</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>{author} 于 {time} 判定：{status}</source>
        <translation>{author} decided on {time}: {status}</translation>
    </message>
    <message>
        <source>政府信息公开年报审核</source>
        <translation>Annual Report Review</translation>
    </message>
    <message>
        <source>已取消；{count} 份报告已导入。</source>
        <translation>Cancelled; reports imported: {count}.</translation>
    </message>
    <message>
        <source>已导入 {count} 份报告。</source>
        <translation>Reports imported: {count}.</translation>
    </message>
    <message>
        <source>已导出 {file}</source>
        <translation>Exported {file}</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已恢复：{what}</source>
        <translation>Done again: {what}</translation>
    </message>
    <message>
        <source>{count} 份文件无法读取：{names}。打开这一份可看到原因。</source>
        <translation>{count} files could not be read: {names}. Open one to see why.</translation>
    </message>
    <message>
        <source>无法读取 {file}</source>
        <translation>{file} cannot be read</translation>
    </message>
    <message>
        <source>没有读到可以核对的数字。</source>
        <translation>No figures were read that could be checked.</translation>
    </message>
    <message>
        <source>读到的部分没有发现问题；没有读到的部分未经核对。</source>
        <translation>Nothing wrong in what was read; the rest has not been checked.</translation>
    </message>
    <message>
        <source>数字与原文一致</source>
        <translation>The figure is as printed</translation>
    </message>
    <message>
        <source>对照下一处存疑</source>
        <translation>Compare the next doubtful figure</translation>
    </message>
    <message>
        <source>本表已与原文核对</source>
        <translation>This table was compared with the page</translation>
    </message>
    <message>
        <source>Enter 采用并到下一处存疑　Esc 离开</source>
        <translation>Enter keeps it and goes to the next doubt, Esc leaves</translation>
    </message>
    <message>
        <source>Enter 采用并到下一处存疑　F4 与原文一致　Esc 离开</source>
        <translation>Enter keeps it and goes to the next doubt, F4 as printed, Esc leaves</translation>
    </message>
    <message>
        <source>读作：{value}　{how}</source>
        <translation>Read as: {value}　{how}</translation>
    </message>
    <message>
        <source>虚框处是按行、列推算的位置。</source>
        <translation>The dashed frame is where its row and column say it should be.</translation>
    </message>
    <message>
        <source>没有存疑的数字了。</source>
        <translation>No doubtful figures are left.</translation>
    </message>
    <message>
        <source>这一格没有读到，不能确认；可按 F2 填写。</source>
        <translation>This cell was not read and cannot be confirmed; F2 fills it in.</translation>
    </message>
    <message>
        <source>这个数字已经确认过。</source>
        <translation>This figure has been confirmed already.</translation>
    </message>
    <message>
        <source>这个数字已由人工更正。</source>
        <translation>This figure was corrected by hand.</translation>
    </message>
    <message>
        <source>已确认与原文一致：{figure}</source>
        <translation>Confirmed as printed: {figure}</translation>
    </message>
    <message>
        <source>{author} 于 {time} 确认与原文一致</source>
        <translation>Confirmed as printed by {author}, {time}</translation>
    </message>
    <message>
        <source>人工更正：{now}（{author}，{time}）；原读数：{before}</source>
        <translation>Corrected by hand: {now} ({author}, {time}); as read: {before}</translation>
    </message>
    <message>
        <source>第 {page} 页，由推断补出，请对照页面</source>
        <translation>Page {page}, recovered by inference: compare with the page</translation>
    </message>
    <message>
        <source>与原文一致	F4</source>
        <translation>As printed	F4</translation>
    </message>
    <message>
        <source>对照页面更正…	F2</source>
        <translation>Correct it beside the page…	F2</translation>
    </message>
    <message>
        <source>撤回更正或确认</source>
        <translation>Take back the correction or confirmation</translation>
    </message>
    <message>
        <source>页面上没有找到这一格的位置。</source>
        <translation>The place of this cell was not found on the page.</translation>
    </message>
    <message>
        <source>正在取图…</source>
        <translation>Fetching the picture…</translation>
    </message>
    <message>
        <source>已与原文核对</source>
        <translation>Compared with the page</translation>
    </message>
    <message>
        <source>逐格对照页面后勾选（F7）；表中数字有变时自动取消</source>
        <translation>Tick when every cell was compared (F7); a figure that changes takes the tick back</translation>
    </message>
    <message>
        <source>对照页面，逐个更正或确认</source>
        <translation>Correct or confirm them one by one beside the page</translation>
    </message>
    <message>
        <source>存疑 {count} 处 ›</source>
        <translation>{count} doubtful ›</translation>
    </message>
    <message>
        <source>核对标记已取消：{figure} 由 {before} 变为 {after}</source>
        <translation>No longer compared: {figure} changed from {before} to {after}</translation>
    </message>
    <message>
        <source>可能的错处</source>
        <translation>What may be wrong</translation>
    </message>
    <message>
        <source>工作要点没有需要勾稽的数字。任务已读入上表，请对照原文。</source>
        <translation>A work plan has no sums to check. Its tasks are in the table above: compare them with the page.</translation>
    </message>
    <message>
        <source>已核对 {done}/{total} 表</source>
        <translation>{done}/{total} tables compared</translation>
    </message>
    <message>
        <source>有页面未读</source>
        <translation>pages not read</translation>
    </message>
    <message>
        <source>这一格没有读到，请照页面填写。</source>
        <translation>This cell was not read: fill it in from the page.</translation>
    </message>
    <message>
        <source>有对应</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>表述相近</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>未找到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>未反映</source>
        <translation>Not covered</translation>
    </message>
    <message>
        <source>反映不足</source>
        <translation>In part</translation>
    </message>
    <message>
        <source>已反映</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>年度报告中最相近的内容</source>
        <translation>Nearest passage</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>认定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>{decision}（再看）</source>
        <translation>{decision} (look again)</translation>
    </message>
    <message>
        <source>落实对照</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>1 未反映</source>
        <translation>1 Not covered</translation>
    </message>
    <message>
        <source>2 反映不足</source>
        <translation>2 In part</translation>
    </message>
    <message>
        <source>3 已反映</source>
        <translation>3 Covered</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>工作要点各项任务与年度报告内容逐项对照</source>
        <translation>Each task of the plan and what the annual report says about it</translation>
    </message>
    <message>
        <source>再按一次或按 0 恢复待定</source>
        <translation>Press again, or 0, to reopen</translation>
    </message>
    <message>
        <source>工作要点落实对照</source>
        <translation>Answers to the work plan</translation>
    </message>
    <message>
        <source>本项目中没有同一单位同一年度的工作要点和年度报告可供对照。</source>
        <translation>This project has no work plan and annual report of one body and year to compare.</translation>
    </message>
    <message>
        <source>错误 {count}</source>
        <translation>{count} err.</translation>
    </message>
    <message>
        <source>提醒 {count}</source>
        <translation>{count} warn.</translation>
    </message>
    <message>
        <source>需判断 {count}</source>
        <translation>{count} to judge</translation>
    </message>
    <message>
        <source>判定后：{verdict}</source>
        <translation>after decisions: {verdict}</translation>
    </message>
    <message>
        <source>程序结论：{verdict}</source>
        <translation>Verdict of the program: {verdict}</translation>
    </message>
    <message>
        <source>表
二</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>表
三</source>
        <translation>T3</translation>
    </message>
    <message>
        <source>表
四</source>
        <translation>T4</translation>
    </message>
    <message>
        <source>正
文</source>
        <translation>Txt</translation>
    </message>
    <message>
        <source>结
构</source>
        <translation>Str</translation>
    </message>
    <message>
        <source>跨
年</source>
        <translation>Yrs</translation>
    </message>
    <message>
        <source>上
下</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>计
划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>程序自带</source>
        <translation>product</translation>
    </message>
    <message>
        <source>本单位已改</source>
        <translation>changed here</translation>
    </message>
    <message>
        <source>本单位已停用</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>本单位自定</source>
        <translation>own rule</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>起始年度</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>{now}（原为{before}）</source>
        <translation>{now} (was {before})</translation>
    </message>
    <message>
        <source>核对规则</source>
        <translation>Rules of the checks</translation>
    </message>
    <message>
        <source>搜索规则…</source>
        <translation>Search rules…</translation>
    </message>
    <message>
        <source>搜索规则</source>
        <translation>Search rules</translation>
    </message>
    <message>
        <source>打开规则文件夹</source>
        <translation>Open the rules folder</translation>
    </message>
    <message>
        <source>重新载入并核对</source>
        <translation>Load again and check</translation>
    </message>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>规则库版本 {version}　本单位规则文件夹：{folder}</source>
        <translation>Rule book version {version}　Folder of the office's own rules: {folder}</translation>
    </message>
    <message>
        <source>未设置</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>无法新建规则文件夹 {folder}：{why}。请检查权限，或手工新建。</source>
        <translation>The rules folder {folder} cannot be made: {why}. Check your permissions, or make it by hand.</translation>
    </message>
    <message>
        <source>与上年报告对照</source>
        <translation>Beside last year's report</translation>
    </message>
    <message>
        <source>文字不同</source>
        <translation>other words</translation>
    </message>
    <message>
        <source>数字不同</source>
        <translation>other figures</translation>
    </message>
    <message>
        <source>相似度不计数字</source>
        <translation>likeness leaves figures out</translation>
    </message>
    <message>
        <source>{name}（本报告）</source>
        <translation>{name} (this report)</translation>
    </message>
    <message>
        <source>{name}（上年）</source>
        <translation>{name} (last year)</translation>
    </message>
    <message>
        <source>两份报告都没有读到正文。</source>
        <translation>No prose was read from either report.</translation>
    </message>
    <message>
        <source>相似度 {share}</source>
        <translation>alike {share}</translation>
    </message>
    <message>
        <source>没有这一部分</source>
        <translation>no such section</translation>
    </message>
    <message>
        <source>项目中没有同一单位上一年度的报告。</source>
        <translation>The project has no report of this body for the year before.</translation>
    </message>
    <message>
        <source>上年（{name}）：{value}，读取存疑</source>
        <translation>Last year ({name}): {value}, read with doubt</translation>
    </message>
    <message>
        <source>上年（{name}）：{value}</source>
        <translation>Last year ({name}): {value}</translation>
    </message>
    <message>
        <source>核对规则…</source>
        <translation>Rules of the checks…</translation>
    </message>
    <message>
        <source>低</source>
        <translation>low</translation>
    </message>
    <message>
        <source>导入应报名单…</source>
        <translation>Import list of bodies…</translation>
    </message>
    <message>
        <source>导出催报名单…</source>
        <translation>Export chase list…</translation>
    </message>
    <message>
        <source>应报名单</source>
        <translation>Bodies to report</translation>
    </message>
    <message>
        <source>应报单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>District</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source> {days} 天</source>
        <translation> by {days} days</translation>
    </message>
    <message>
        <source>（日期待核）</source>
        <translation> (check the date)</translation>
    </message>
    <message>
        <source>按名称推断；双击可改。</source>
        <translation>Guessed from the names; double-click to change it.</translation>
    </message>
    <message>
        <source>该类单位的常规日期；双击可改。</source>
        <translation>The usual date of such bodies; double-click to change it.</translation>
    </message>
    <message>
        <source>报告中印有的日期：{date}</source>
        <translation>Date printed in the report: {date}</translation>
    </message>
    <message>
        <source>报告中没有印出发布日期，不知道是否逾期。</source>
        <translation>No date is printed in the report: whether it was late is not known.</translation>
    </message>
    <message>
        <source>不在名单上，由报告得知；勾选后列入名单。</source>
        <translation>Not on the list, known by its report; tick it to put it there.</translation>
    </message>
    <message>
        <source>（按名称推断）</source>
        <translation>(as the names tell)</translation>
    </message>
    <message>
        <source>（无上级）</source>
        <translation>(part of none)</translation>
    </message>
    <message>
        <source>导入名单…</source>
        <translation>Import list…</translation>
    </message>
    <message>
        <source>导出空白名单…</source>
        <translation>Export empty list…</translation>
    </message>
    <message>
        <source>双击单元格修改，Delete 移出名单；灰字为推断的上级或常规日期；双击单位名称打开报告。</source>
        <translation>Double-click to edit, Delete to take off the list; grey is guessed or usual; double-click a name to open its report.</translation>
    </message>
    <message>
        <source>应报名单（{year} 年度，截至 {day}）</source>
        <translation>Bodies to report ({year}, as of {day})</translation>
    </message>
    <message>
        <source>未报送</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>逾期报送</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>未对应名单的报告 {count} 份：{names}</source>
        <translation>{count} reports of no body on the list: {names}</translation>
    </message>
    <message>
        <source>导入应报名单</source>
        <translation>Import list of bodies</translation>
    </message>
    <message>
        <source>催报名单</source>
        <translation>Chase list</translation>
    </message>
    <message>
        <source>空白应报名单</source>
        <translation>Empty list</translation>
    </message>
    <message>
        <source>已导入 {count} 个单位。</source>
        <translation>{count} bodies imported.</translation>
    </message>
    <message>
        <source>上年也有</source>
        <translation>also last year</translation>
    </message>
    <message>
        <source>，{author}，{time}</source>
        <translation>, {author}, {time}</translation>
    </message>
    <message>
        <source>上年同一问题（{year} 年）：{status}{who}</source>
        <translation>The same in {year}: {status}{who}</translation>
    </message>
    <message>
        <source>选择上年的项目</source>
        <translation>Choose last year's project</translation>
    </message>
    <message>
        <source>以上年项目新建…</source>
        <translation>New project after last year's…</translation>
    </message>
    <message>
        <source>单位名称，回车列入名单</source>
        <translation>Name, Enter to add it</translation>
    </message>
    <message>
        <source>列入名单</source>
        <translation>Add to the list</translation>
    </message>
    <message>
        <source>附上截图</source>
        <translation>Attach picture</translation>
    </message>
    <message>
        <source>把所涉部分的页面图像存入备注</source>
        <translation>Keep a picture of that part of the page with the note</translation>
    </message>
    <message>
        <source>截图预览</source>
        <translation>Preview of the picture</translation>
    </message>
    <message>
        <source>这一页画不出来，备注没有截图。</source>
        <translation>This page cannot be drawn; the note has no picture.</translation>
    </message>
    <message>
        <source>先选择一个数字或正文中的一句话，或在页面上框选一个区域（B）。</source>
        <translation>First choose a figure or a sentence of the text, or draw a region on the page (B).</translation>
    </message>
    <message>
        <source>选中的句子</source>
        <translation>the chosen sentence</translation>
    </message>
    <message>
        <source>修改问题 {number}</source>
        <translation>Change finding {number}</translation>
    </message>
    <message>
        <source>给当前页写备注</source>
        <translation>Note on this page</translation>
    </message>
    <message>
        <source>给整份报告写备注</source>
        <translation>Note on the whole report</translation>
    </message>
    <message>
        <source>修改自己的问题</source>
        <translation>Change own finding</translation>
    </message>
    <message>
        <source>查找备注</source>
        <translation>Search notes</translation>
    </message>
    <message>
        <source>{time} {author} 写的是：{text}</source>
        <translation>{time} {author} wrote: {text}</translation>
    </message>
    <message>
        <source>显示或收起以前的文字	H</source>
        <translation>Show or hide what it said before	H</translation>
    </message>
    <message>
        <source>到截图所在的位置</source>
        <translation>Go to where the picture was taken</translation>
    </message>
    <message>
        <source>去掉截图</source>
        <translation>Take the picture off</translation>
    </message>
    <message>
        <source>问题：{words}</source>
        <translation>Finding: {words}</translation>
    </message>
    <message>
        <source>已改 {count} 次</source>
        <translation>changed {count}×</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>把已写的文字存为常用语</source>
        <translation>Keep what is written as a phrase</translation>
    </message>
    <message>
        <source>删除常用语</source>
        <translation>Remove a phrase</translation>
    </message>
    <message>
        <source>已存为常用语。</source>
        <translation>Kept as a phrase.</translation>
    </message>
    <message>
        <source>插入常用语（{key}）</source>
        <translation>Insert a frequent remark ({key})</translation>
    </message>
    <message>
        <source>给这句话写备注</source>
        <translation>Note on this sentence</translation>
    </message>
    <message>
        <source>把这句话列为问题</source>
        <translation>Raise this sentence as a finding</translation>
    </message>
    <message>
        <source>给第 {page} 页写备注</source>
        <translation>Note on page {page}</translation>
    </message>
    <message>
        <source>自己的问题（{severity}）</source>
        <translation>own finding ({severity})</translation>
    </message>
    <message>
        <source>{name}（{count} 条）</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>找到的备注</source>
        <translation>Notes found</translation>
    </message>
    <message>
        <source>在全部备注和自己的问题中查找，多个词用空格隔开</source>
        <translation>Search all notes and own findings; several words with spaces between</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>没有找到备注。</source>
        <translation>No notes found.</translation>
    </message>
    <message>
        <source>全部作者</source>
        <translation>All authors</translation>
    </message>
    <message>
        <source>按报告</source>
        <translation>By report</translation>
    </message>
    <message>
        <source>按作者</source>
        <translation>By author</translation>
    </message>
    <message>
        <source>共 {total} 条，显示最新的 {shown} 条</source>
        <translation>{total} found, the newest {shown} shown</translation>
    </message>
    <message>
        <source>共 {total} 条</source>
        <translation>{total} found</translation>
    </message>
    <message>
        <source>需再看</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>按检查分组</source>
        <translation>Group by check</translation>
    </message>
    <message>
        <source>按页分组</source>
        <translation>Group by page</translation>
    </message>
    <message>
        <source>在问题中筛选：文字、编号、理由</source>
        <translation>Filter findings: words, check, reason</translation>
    </message>
    <message>
        <source>筛选问题</source>
        <translation>Filter findings</translation>
    </message>
    <message>
        <source>按文字筛选（/）</source>
        <translation>Filter by words (/)</translation>
    </message>
    <message>
        <source>分组与严重程度（G）</source>
        <translation>Groups and severity (G)</translation>
    </message>
    <message>
        <source>各种严重程度</source>
        <translation>Any severity</translation>
    </message>
    <message>
        <source>{count} 处</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 处 · 待定 {waiting}</source>
        <translation>{count} · {waiting} open</translation>
    </message>
    <message>
        <source>{group}，{count} 处，{waiting} 处待定</source>
        <translation>{group}, {count}, {waiting} open</translation>
    </message>
    <message>
        <source>，已收起</source>
        <translation>, folded</translation>
    </message>
    <message>
        <source>没有失败的问题。</source>
        <translation>There are no failed findings.</translation>
    </message>
    <message>
        <source>下一处失败的问题（含已判定）</source>
        <translation>Next failed finding, decided or not</translation>
    </message>
    <message>
        <source>上一处失败的问题（含已判定）</source>
        <translation>Previous failed finding, decided or not</translation>
    </message>
    <message>
        <source>同类问题照此判定（本报告）</source>
        <translation>Decide all like this (this report)</translation>
    </message>
    <message>
        <source>同类问题照此判定（全部报告）</source>
        <translation>Decide all like this (all reports)</translation>
    </message>
    <message>
        <source>判定历史</source>
        <translation>History of decisions</translation>
    </message>
    <message>
        <source>判定后跳到下一处</source>
        <translation>Go to the next after a decision</translation>
    </message>
    <message>
        <source>问题分组：不分、按检查、按页</source>
        <translation>Group findings: none, check, page</translation>
    </message>
    <message>
        <source>已照此判定 {count} 处同类问题（{reports} 份报告）。Ctrl+Z 可一次撤销。</source>
        <translation>Decided {count} findings alike (in {reports} reports). Ctrl+Z takes it back at once.</translation>
    </message>
    <message>
        <source>判定理由</source>
        <translation>Reason for the decision</translation>
    </message>
    <message>
        <source>可填理由：↓ 选用，回车保存，Esc 不填</source>
        <translation>Reason, if any: ↓ to choose, Enter saves, Esc leaves it out</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>同类待定</source>
        <translation>Alike</translation>
    </message>
    <message>
        <source>A 照此判定本报告 {count} 处</source>
        <translation>A: {count} here likewise</translation>
    </message>
    <message>
        <source>Shift+A 全部 {reports} 份报告 {count} 处</source>
        <translation>Shift+A: {count} in {reports} reports</translation>
    </message>
    <message>
        <source>（撤销）</source>
        <translation> (undone)</translation>
    </message>
    <message>
        <source>（恢复）</source>
        <translation> (redone)</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>理由：{reason}</source>
        <translation>reason: {reason}</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>判定时</source>
        <translation>At the decision</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>另有 {count} 个数字</source>
        <translation>{count} more figures</translation>
    </message>
    <message>
        <source>判定之后有变化，请再看一次；回车维持“{status}”。</source>
        <translation>Changed since the decision; look again. Enter keeps “{status}”.</translation>
    </message>
    <message>
        <source>历史 {count}（H）</source>
        <translation>History {count} (H)</translation>
    </message>
    <message>
        <source>还没有判定过。</source>
        <translation>Nothing has been decided yet.</translation>
    </message>
    <message>
        <source>，理由：{reason}</source>
        <translation>, reason: {reason}</translation>
    </message>
    <message>
        <source>排队等候</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>准备…</source>
        <translation>preparing…</translation>
    </message>
    <message>
        <source>{name} {done}/{total}：{step}</source>
        <translation>{name} {done}/{total}: {step}</translation>
    </message>
    <message>
        <source>{name}：{step}</source>
        <translation>{name}: {step}</translation>
    </message>
    <message>
        <source>另有 {count} 项</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>取消：{name}</source>
        <translation>Cancel: {name}</translation>
    </message>
    <message>
        <source>已停止重新核对。</source>
        <translation>Checking again was stopped.</translation>
    </message>
    <message>
        <source>已停止；还有 {count} 份未用现行规则核对，按 F5 继续。</source>
        <translation>Stopped; {count} reports are not checked by the rules in force. F5 goes on.</translation>
    </message>
    <message>
        <source>与相关报告核对</source>
        <translation>Check against related reports</translation>
    </message>
    <message>
        <source>导出{name}</source>
        <translation>Export {name}</translation>
    </message>
    <message>
        <source>工作簿</source>
        <translation>workbook</translation>
    </message>
    <message>
        <source>升级项目文件</source>
        <translation>Upgrade the project file</translation>
    </message>
    <message>
        <source>以上年项目新建</source>
        <translation>Start after last year</translation>
    </message>
    <message>
        <source>正在导出文件。请等它完成，或先在窗口下方取消。</source>
        <translation>Files are being exported. Wait for them, or cancel below first.</translation>
    </message>
    <message>
        <source>操作历史</source>
        <translation>History of changes</translation>
    </message>
    <message>
        <source>回到所选操作</source>
        <translation>Go to the step chosen</translation>
    </message>
    <message>
        <source>打开项目时</source>
        <translation>As the project was opened</translation>
    </message>
    <message>
        <source>（已撤销）</source>
        <translation> (undone)</translation>
    </message>
    <message>
        <source>打开项目以来的操作；单击或按回车回到那一步，之后的操作可以恢复。</source>
        <translation>What was done since the project was opened. Click a step, or press Enter, to go back to it; what came after can be redone.</translation>
    </message>
    <message>
        <source>读取进程已换新，对之后读取的文件生效。</source>
        <translation>The reading processes were renewed; it holds for files read from now on.</translation>
    </message>
    <message>
        <source>对之后导入的文件生效。</source>
        <translation>Holds for files imported from now on.</translation>
    </message>
    <message>
        <source>规则已换。按 F5 用新的规则重新核对已有的报告。</source>
        <translation>The rules were changed. F5 checks the reports that are there again.</translation>
    </message>
    <message>
        <source>正在读取的文件不受影响；这次导入完成后生效。</source>
        <translation>Files being read go on as they began; it holds after this import.</translation>
    </message>
    <message>
        <source>选择装有报告的文件夹</source>
        <translation>Choose a folder with reports</translation>
    </message>
    <message>
        <source>键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>作用</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>在说明中查找…</source>
        <translation>Find in the guide…</translation>
    </message>
    <message>
        <source>在说明中查找</source>
        <translation>Find in the guide</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>按 F8 到下一处问题</source>
        <translation>F8: to the next finding</translation>
    </message>
    <message>
        <source>按 1–4 判定：确认、已说明、误报、读取错误</source>
        <translation>1–4: confirmed, explained, false alarm, misread</translation>
    </message>
    <message>
        <source>按 N 写备注</source>
        <translation>N: write a note</translation>
    </message>
    <message>
        <source>不再显示</source>
        <translation>Do not show again</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>全部快捷键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>{day}　{folder}</source>
        <translation>{day}　{folder}</translation>
    </message>
    <message>
        <source>已不在原处　{folder}</source>
        <translation>No longer there　{folder}</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>从这个列表中移除</source>
        <translation>Remove from this list</translation>
    </message>
    <message>
        <source>还没有打开过项目。</source>
        <translation>No project was opened yet.</translation>
    </message>
    <message>
        <source>打开 {project}</source>
        <translation>Open {project}</translation>
    </message>
    <message>
        <source>从列表中移除 {project}</source>
        <translation>Remove {project} from the list</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>{least} 至 {most}，默认 {default}。</source>
        <translation>{least} to {most}; default {default}.</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>本次由命令行指定；在这里改动后以这里为准。</source>
        <translation>Given on the command line for this run; a change here overrides it.</translation>
    </message>
    <message>
        <source>{name}：恢复默认</source>
        <translation>{name}: reset to default</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>改动立即保存，只对这台电脑上的您有效。</source>
        <translation>Changes are saved at once, for you on this computer.</translation>
    </message>
    <message>
        <source>用文件夹新建项目…</source>
        <translation>New project from a folder…</translation>
    </message>
    <message>
        <source>选择装有报告 PDF 的文件夹；项目放在它旁边，立即开始读取。</source>
        <translation>Choose a folder of PDFs; the project is made beside it and reading starts at once.</translation>
    </message>
    <message>
        <source>接着审核已有的项目文件（.review）。</source>
        <translation>Go on with a project file (.review).</translation>
    </message>
    <message>
        <source>打开演示项目</source>
        <translation>Open the demonstration</translation>
    </message>
    <message>
        <source>用随程序附带的几份示例报告先试一试，约需一分钟读取。</source>
        <translation>Try it on the sample reports of the program; reading them takes about a minute.</translation>
    </message>
    <message>
        <source>也可以把报告 PDF、文件夹或项目文件拖到这个窗口里。</source>
        <translation>Or drop PDFs, a folder or a project file on this window.</translation>
    </message>
    <message>
        <source>最近的项目</source>
        <translation>Recent projects</translation>
    </message>
    <message>
        <source>您的姓名（判定和备注记在它下面）：</source>
        <translation>Your name, under which decisions and notes are recorded:</translation>
    </message>
    <message>
        <source>核对年度报告的表格和文字，标出疑点，记下您的判定。原来的 PDF 不会被改动，也不需要网络。</source>
        <translation>Checks the tables and the text of annual reports, marks what is doubtful and keeps your decisions. The PDFs are never changed, and no network is needed.</translation>
    </message>
    <message>
        <source>导出诊断包</source>
        <translation>Export diagnostics</translation>
    </message>
    <message>
        <source>导出诊断包…</source>
        <translation>Export diagnostics…</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>数据文件夹：{data}
运行记录：{logs}</source>
        <translation>Data folder: {data}
Log: {logs}</translation>
    </message>
    <message>
        <source>图标：Lucide（ISC）。字体：Noto Sans CJK SC 的子集（OFL）。</source>
        <translation>Icons: Lucide (ISC). Type: a subset of Noto Sans CJK SC (OFL).</translation>
    </message>
    <message>
        <source>在报告中查找…</source>
        <translation>Find in the report…</translation>
    </message>
    <message>
        <source>在报告中查找</source>
        <translation>Find in the report</translation>
    </message>
    <message>
        <source>上一处 Shift+Enter</source>
        <translation>Previous match Shift+Enter</translation>
    </message>
    <message>
        <source>下一处 Enter</source>
        <translation>Next match Enter</translation>
    </message>
    <message>
        <source>关闭查找 Esc</source>
        <translation>Close the find bar Esc</translation>
    </message>
    <message>
        <source>这份 PDF 打不开，无法查找。</source>
        <translation>This PDF cannot be opened, so it cannot be searched.</translation>
    </message>
    <message>
        <source>第 {page} 页是扫描件，没有可搜索的文字，只查了识别出的内容。</source>
        <translation>Page {page} is a scan without text to search; only what was read from it was looked at.</translation>
    </message>
    <message>
        <source>{count} 页是扫描件，没有可搜索的文字，只查了识别出的内容。</source>
        <translation>{count} pages are scans without text to search; only what was read from them was looked at.</translation>
    </message>
    <message>
        <source>页面缩略图</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>缩略图</source>
        <translation>Thumbnails</translation>
    </message>
    <message>
        <source>这份报告没有目录。</source>
        <translation>This report has no outline.</translation>
    </message>
    <message>
        <source>{words}（第 {page} 页）</source>
        <translation>{words} (page {page})</translation>
    </message>
    <message>
        <source>缩略图和目录 Ctrl+T</source>
        <translation>Thumbnails and outline Ctrl+T</translation>
    </message>
    <message>
        <source>缩略图和目录</source>
        <translation>Thumbnails and outline</translation>
    </message>
    <message>
        <source>未归入任何一格</source>
        <translation>in no cell</translation>
    </message>
    <message>
        <source>人工更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>确认与原文一致</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>有备注</source>
        <translation>noted</translation>
    </message>
    <message>
        <source>已排除</source>
        <translation>set aside</translation>
    </message>
    <message>
        <source>实线框加实心角：检查未通过</source>
        <translation>Framed with a filled corner: a check failed</translation>
    </message>
    <message>
        <source>四角括起：需要人来判断</source>
        <translation>Four corners: needs a person&apos;s judgement</translation>
    </message>
    <message>
        <source>点线框：读到了数字，但不知属于哪一格</source>
        <translation>Dotted frame: a figure that was read and belongs to no cell</translation>
    </message>
    <message>
        <source>波浪线：读取可信度低，请对照原文</source>
        <translation>Wave: read with doubt, compare it with the page</translation>
    </message>
    <message>
        <source>左下短粗线：数字已由人工更正</source>
        <translation>Thick dash at the lower left: set by a person</translation>
    </message>
    <message>
        <source>左下对勾：有人确认读数与原文一致</source>
        <translation>Tick at the lower left: a person found it as printed</translation>
    </message>
    <message>
        <source>右上小旗：有备注；区域以长划线框出，整页和整份报告的备注在页边</source>
        <translation>Flag at the upper right: a note; its region is outlined in long dashes, notes on a page or the report stand in the margin</translation>
    </message>
    <message>
        <source>小圆圈：已判为误报、已说明或读取错误</source>
        <translation>Small ring: a false alarm, explained, or misread</translation>
    </message>
    <message>
        <source>{kind}：{count} 处</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>显示或隐藏全部标记 L</source>
        <translation>Show or hide all marks L</translation>
    </message>
    <message>
        <source>页面标记(&amp;M)</source>
        <translation>&amp;Marks on the page</translation>
    </message>
    <message>
        <source>显示标记</source>
        <translation>Show marks</translation>
    </message>
    <message>
        <source>等 {count} 项</source>
        <translation> and others, {count} in all</translation>
    </message>
    <message>
        <source>页面上的标记已全部隐藏，按 L 恢复。</source>
        <translation>All marks on the page are hidden; press L to show them.</translation>
    </message>
    <message>
        <source>统计图</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>存为图片…</source>
        <translation>Save as a picture…</translation>
    </message>
    <message>
        <source>复制数字</source>
        <translation>Copy the figures</translation>
    </message>
    <message>
        <source>图中的数字</source>
        <translation>Figures of the chart</translation>
    </message>
    <message>
        <source>存为图片</source>
        <translation>Save as a picture</translation>
    </message>
    <message>
        <source>项目中还没有报告。</source>
        <translation>There are no reports in the project yet.</translation>
    </message>
    <message>
        <source>没有可画的数字。</source>
        <translation>There are no figures to draw.</translation>
    </message>
    <message>
        <source>无法写入 {file}：请换一个文件夹或文件名。</source>
        <translation>{file} cannot be written: choose another folder or name.</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Outstanding</translation>
    </message>
    <message>
        <source>审核中</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>已审完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>按区县和年度</source>
        <translation>By district and year</translation>
    </message>
    <message>
        <source>按区县</source>
        <translation>By district</translation>
    </message>
    <message>
        <source>按年度</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>已定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>核对表</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>（未知）</source>
        <translation>(unknown)</translation>
    </message>
    <message>
        <source>{name}（{count} 份）</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>{done}/{count} 份</source>
        <translation>{done}/{count} done</translation>
    </message>
    <message>
        <source>失败 {count}</source>
        <translation>{count} fail</translation>
    </message>
    <message>
        <source>单位、年度、标题、文件</source>
        <translation>Body, year, title, file</translation>
    </message>
    <message>
        <source>在总览中查找</source>
        <translation>Find in the overview</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>全部程度</source>
        <translation>Any severity</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>全部部分</source>
        <translation>Any part</translation>
    </message>
    <message>
        <source>全部审核人</source>
        <translation>Any reviewer</translation>
    </message>
    <message>
        <source>全部年度</source>
        <translation>Any year</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>，{count} 条待定</source>
        <translation>, {count} open</translation>
    </message>
    <message>
        <source>共 {count} 份，失败 {failed} 份，待定 {open} 条，已定 {decided} 条，已审完 {done} 份</source>
        <translation>{count} reports: {failed} fail, {open} findings open, {decided} decided, {done} reports done</translation>
    </message>
    <message>
        <source>没有符合筛选条件的报告。</source>
        <translation>No report fits these filters.</translation>
    </message>
    <message>
        <source>全部折叠</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>已复制 {count} 行。</source>
        <translation>Copied {count} rows.</translation>
    </message>
    <message>
        <source>审核进度</source>
        <translation>Progress of the review</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已判定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>整页显示，可筛选、分组和排序（Ctrl+M）</source>
        <translation>The whole page, to filter, group and sort (Ctrl+M)</translation>
    </message>
    <message>
        <source>只写备注</source>
        <translation>Note only</translation>
    </message>
    <message>
        <source>记下内容，但不列为问题</source>
        <translation>Write it down without raising a finding</translation>
    </message>
    <message>
        <source>截图取自 {file} 第 {page} 页</source>
        <translation>picture from {file} page {page}</translation>
    </message>
    <message>
        <source>给所选数字写备注</source>
        <translation>Note on the chosen figure</translation>
    </message>
    <message>
        <source>先选择一个数字。</source>
        <translation>First choose a figure.</translation>
    </message>
    <message>
        <source>拖动鼠标框选；或按方向键移动、Shift+方向键改大小，回车确定，Esc 取消。</source>
        <translation>Drag with the mouse; or arrows move, Shift+arrows size, Enter takes, Esc cancels.</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>本项目（现在有效）</source>
        <translation>This project (in force)</translation>
    </message>
    <message>
        <source>工作包</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>{said}　（未改动）</source>
        <translation>{said}  (not changed)</translation>
    </message>
    <message>
        <source>整个项目</source>
        <translation>Whole project</translation>
    </message>
    <message>
        <source>选中一行或多行，按 1 采用本项目，按 2 采用工作包；不选则保持现状，留在这里。双击打开报告。</source>
        <translation>Select rows and press 1 for this project or 2 for the package. What is not chosen stays as it is, and stays listed. Double-click opens the report.</translation>
    </message>
    <message>
        <source>合并冲突</source>
        <translation>Merge conflicts</translation>
    </message>
    <message>
        <source>没有待处理的合并冲突。</source>
        <translation>No conflicts are waiting.</translation>
    </message>
    <message>
        <source>1 采用本项目</source>
        <translation>1 This project</translation>
    </message>
    <message>
        <source>2 采用工作包</source>
        <translation>2 Package</translation>
    </message>
    <message>
        <source>全部采用本项目</source>
        <translation>All from this project</translation>
    </message>
    <message>
        <source>全部采用工作包</source>
        <translation>All from the package</translation>
    </message>
    <message>
        <source>合并冲突（{count}）</source>
        <translation>Merge conflicts ({count})</translation>
    </message>
    <message>
        <source>导出工作包</source>
        <translation>Export package</translation>
    </message>
    <message>
        <source>合并工作包</source>
        <translation>Merge package</translation>
    </message>
    <message>
        <source>提交复核</source>
        <translation>Submit for review</translation>
    </message>
    <message>
        <source>复核通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Send back…</translation>
    </message>
    <message>
        <source>关闭报告…</source>
        <translation>Close report…</translation>
    </message>
    <message>
        <source>重新打开报告…</source>
        <translation>Reopen report…</translation>
    </message>
    <message>
        <source>关闭整个项目…</source>
        <translation>Close whole project…</translation>
    </message>
    <message>
        <source>重新打开项目…</source>
        <translation>Reopen project…</translation>
    </message>
    <message>
        <source>合并冲突…</source>
        <translation>Merge conflicts…</translation>
    </message>
    <message>
        <source>导出工作包…</source>
        <translation>Export package…</translation>
    </message>
    <message>
        <source>合并工作包…</source>
        <translation>Merge package…</translation>
    </message>
    <message>
        <source>工作包 (*{ending})</source>
        <translation>Packages (*{ending})</translation>
    </message>
    <message>
        <source>只看等我复核的</source>
        <translation>Only those waiting for my review</translation>
    </message>
    <message>
        <source>等我复核</source>
        <translation>For my review</translation>
    </message>
    <message>
        <source>已合并 {person} 的 {events} 项操作：新报告 {reports} 份，采用 {taken} 处，冲突 {conflicts} 处。</source>
        <translation>Merged {events} changes by {person}: {reports} new reports, {taken} things taken over, {conflicts} conflicts.</translation>
    </message>
    <message>
        <source>工作包中的内容都已合并过，未作改动。</source>
        <translation>All of the package was merged before: nothing changed.</translation>
    </message>
    <message>
        <source>复核人与编制人为同一人，已记入历史。</source>
        <translation> Reviewer and preparer are the same person; the history says so.</translation>
    </message>
    <message>
        <source>已提交复核。</source>
        <translation>Submitted for review.</translation>
    </message>
    <message>
        <source>复核通过。</source>
        <translation>Approved.</translation>
    </message>
    <message>
        <source>已导出工作包 {file}（{count} 份 PDF）。</source>
        <translation>Exported package {file} ({count} PDFs).</translation>
    </message>
    <message>
        <source>找不到原文件，未装入：{names}</source>
        <translation> Files that are gone and not in it: {names}</translation>
    </message>
    <message>
        <source>已关闭的 {count} 份报告未重新核对。</source>
        <translation> {count} closed reports were not checked again.</translation>
    </message>
    <message>
        <source>仍有 {count} 处问题待定。</source>
        <translation> {count} findings are still undecided.</translation>
    </message>
    <message>
        <source>关闭…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>退回的原因，编制人会看到</source>
        <translation>Why it is sent back; the preparer sees it</translation>
    </message>
    <message>
        <source>关闭后不能再改动；可写明原因</source>
        <translation>A closed report cannot be changed; a reason may be given</translation>
    </message>
    <message>
        <source>重新打开报告的原因</source>
        <translation>Why the report is reopened</translation>
    </message>
    <message>
        <source>整个项目关闭后不能再改动；可写明原因</source>
        <translation>A closed project cannot be changed; a reason may be given</translation>
    </message>
    <message>
        <source>重新打开项目的原因</source>
        <translation>Why the project is reopened</translation>
    </message>
    <message>
        <source>项目已关闭</source>
        <translation>Project closed</translation>
    </message>
    <message>
        <source>还有 {count} 处问题待定；仍要关闭的原因</source>
        <translation>{count} findings are undecided: why close all the same?</translation>
    </message>
    <message>
        <source>签署：{stage}</source>
        <translation>Signatures: {stage}</translation>
    </message>
    <message>
        <source>项目已关闭：{who}</source>
        <translation>Project closed: {who}</translation>
    </message>
    <message>
        <source>合并冲突（{count}）…</source>
        <translation>Merge conflicts ({count})…</translation>
    </message>
    <message>
        <source>未提交</source>
        <translation>Not submitted</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>尚未提交复核</source>
        <translation>Not submitted for review</translation>
    </message>
    <message>
        <source>读取结果 {count}</source>
        <translation>reading {count}</translation>
    </message>
    <message>
        <source>报告信息 {count}</source>
        <translation>report details {count}</translation>
    </message>
    <message>
        <source>更正 {count}</source>
        <translation>corrections {count}</translation>
    </message>
    <message>
        <source>核对结果 {count}</source>
        <translation>check results {count}</translation>
    </message>
    <message>
        <source>判定 {count}</source>
        <translation>decisions {count}</translation>
    </message>
    <message>
        <source>已关闭：{who}</source>
        <translation>Closed: {who}</translation>
    </message>
    <message>
        <source>已退回：{who}</source>
        <translation>Sent back: {who}</translation>
    </message>
    <message>
        <source>复核通过：{who}</source>
        <translation>Approved: {who}</translation>
    </message>
    <message>
        <source>提交复核：{who}</source>
        <translation>Submitted: {who}</translation>
    </message>
    <message>
        <source>重新打开：{who}</source>
        <translation>Reopened: {who}</translation>
    </message>
    <message>
        <source>与编制人为同一人</source>
        <translation>same person as the preparer</translation>
    </message>
    <message>
        <source>{words}（{more}）</source>
        <translation>{words} ({more})</translation>
    </message>
    <message>
        <source>签后有改动：{parts}</source>
        <translation>Changed since signed: {parts}</translation>
    </message>
    <message>
        <source>当时待定 {count} 处</source>
        <translation>{count} undecided then</translation>
    </message>
    <message>
        <source>请先打开工作包所属的项目，再合并。</source>
        <translation>Open the project that the package belongs to first, then merge.</translation>
    </message>
    <message>
        <source>已复核</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>还有 {count} 处合并冲突待处理（Ctrl+Shift+G）。</source>
        <translation>{count} merge conflicts are waiting (Ctrl+Shift+G).</translation>
    </message>
    <message>
        <source>并排的报告页面</source>
        <translation>Pages of the report beside it</translation>
    </message>
    <message>
        <source>项目里没有别的报告可以并排显示。</source>
        <translation>The project has no other report to show beside this one.</translation>
    </message>
    <message>
        <source>缩小这一份</source>
        <translation>Make this one smaller</translation>
    </message>
    <message>
        <source>放大这一份</source>
        <translation>Make this one larger</translation>
    </message>
    <message>
        <source>这一份适合宽度</source>
        <translation>Fit this one to the width</translation>
    </message>
    <message>
        <source>两份按章节同步滚动</source>
        <translation>Scroll both together by sections</translation>
    </message>
    <message>
        <source>关闭并排 Ctrl+Shift+D</source>
        <translation>Close the second report Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>并排显示哪一份</source>
        <translation>Which report to show beside this one</translation>
    </message>
    <message>
        <source>上年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>年度报告</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>并排另一份报告 Ctrl+Shift+D</source>
        <translation>Show another report beside this one Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>并排另一份报告</source>
        <translation>Another report beside this one</translation>
    </message>
    <message>
        <source>页面也用深色</source>
        <translation>Dark pages too</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>政府信息公开年度报告审核单</source>
        <translation>Review sheet: annual report on government information disclosure</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>复核人</source>
        <translation>Second reviewer</translation>
    </message>
    <message>
        <source>{role}：____________________　　日期：______ 年 ____ 月 ____ 日</source>
        <translation>{role}: ____________________    Date: ____________________</translation>
    </message>
    <message>
        <source>问题清单</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>{file}（{pages} 页）</source>
        <translation>{file} ({pages} pages)</translation>
    </message>
    <message>
        <source>按现有判定：{now}（程序核对：{machine}）</source>
        <translation>With the decisions made: {now} (by the program: {machine})</translation>
    </message>
    <message>
        <source>待判定 {count} 处</source>
        <translation>{count} to decide</translation>
    </message>
    <message>
        <source>与原文核对的表</source>
        <translation>Tables compared with the page</translation>
    </message>
    <message>
        <source>{author}，{time}</source>
        <translation>{author}, {time}</translation>
    </message>
    <message>
        <source>未核对</source>
        <translation>not compared</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>等式</source>
        <translation>Equation</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>核对发现的问题</source>
        <translation>Findings of the checks</translation>
    </message>
    <message>
        <source>审核人添加的问题</source>
        <translation>Findings of the reviewer</translation>
    </message>
    <message>
        <source>判定之后数字变了</source>
        <translation>Figures changed after the decision</translation>
    </message>
    <message>
        <source>更正和确认的数字</source>
        <translation>Figures corrected or confirmed</translation>
    </message>
    <message>
        <source>读取为</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Set to</translation>
    </message>
    <message>
        <source>与原件一致</source>
        <translation>as printed</translation>
    </message>
    <message>
        <source>其他备注</source>
        <translation>Other notes</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>要打印的页</source>
        <translation>Page to print</translation>
    </message>
    <message>
        <source>正在绘制页面…</source>
        <translation>Drawing the page…</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>保存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>审核单</source>
        <translation>Review sheet</translation>
    </message>
    <message>
        <source>带标记的页面</source>
        <translation>Page with its marks</translation>
    </message>
    <message>
        <source>{project}　{author}　{time}</source>
        <translation>{project}  {author}  {time}</translation>
    </message>
    <message>
        <source>无法打印。请检查打印机，或先保存为 PDF。</source>
        <translation>Cannot print. Check the printer, or save it as a PDF first.</translation>
    </message>
    <message>
        <source>保存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>这个位置不能写入</source>
        <translation>this place cannot be written to</translation>
    </message>
    <message>
        <source>无法保存 {file}：{why}。请换一个文件名或文件夹。</source>
        <translation>Cannot save {file}: {why}. Choose another name or folder.</translation>
    </message>
    <message>
        <source>已保存 {file}</source>
        <translation>Saved {file}</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>{count} 份报告不是用现行规则核对的，按 F5 重新核对。</source>
        <translation>{count} reports were not checked by the rules in force; F5 checks them again.</translation>
    </message>
    <message>
        <source>页码 </source>
        <translation>Page </translation>
    </message>
    <message>
        <source>{counts}；{waiting}</source>
        <translation>{counts}; {waiting}</translation>
    </message>
    <message>
        <source>{name}：{words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <source>{name}（{count}）</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>已选 {count} 处：判定和理由对全部有效。</source>
        <translation>{count} selected: decision and reason hold for all of them.</translation>
    </message>
    <message>
        <source>备注 {count} 条</source>
        <translation>notes {count}</translation>
    </message>
    <message>
        <source>要写的内容</source>
        <translation>Words to write</translation>
    </message>
    <message>
        <source>表格和备注</source>
        <translation>Tables and notes</translation>
    </message>
    <message>
        <source>发出区级工作簿…</source>
        <translation>Send workbooks to districts…</translation>
    </message>
    <message>
        <source>发出区级工作簿</source>
        <translation>Workbooks for districts</translation>
    </message>
    <message>
        <source>写出工作簿</source>
        <translation>Write workbooks</translation>
    </message>
    <message>
        <source>错误、提醒和已确认的</source>
        <translation>Errors, warnings, confirmed</translation>
    </message>
    <message>
        <source>连同需判断的</source>
        <translation>Also those to judge</translation>
    </message>
    <message>
        <source>只发已确认的</source>
        <translation>Confirmed only</translation>
    </message>
    <message>
        <source>一个区县一份</source>
        <translation>One a district</translation>
    </message>
    <message>
        <source>一个单位一份</source>
        <translation>One an organisation</translation>
    </message>
    <message>
        <source>发出的问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>例如 2025-03-15，留空为不规定</source>
        <translation>Such as 2025-03-15; empty for no date</translation>
    </message>
    <message>
        <source>姓名、电话，写在封面上</source>
        <translation>Name and telephone, for the cover</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>收件的区县和单位</source>
        <translation>Districts and organisations</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>区级工作簿</source>
        <translation>District workbooks</translation>
    </message>
    <message>
        <source>将写出 {files} 个工作簿，共 {count} 条问题；每个工作簿写出后即登记为已发出。</source>
        <translation>{files} workbooks with {count} findings will be written; each is recorded as sent once it is there.</translation>
    </message>
    <message>
        <source>没有需要发给区县的问题：都已处理，或者还没有报告。</source>
        <translation>There is nothing to send: all is decided, or there are no reports yet.</translation>
    </message>
    <message>
        <source>请至少勾选一个区县。</source>
        <translation>Tick at least one district.</translation>
    </message>
    <message>
        <source>答复期限不是日期，请写成 2025-03-15 这样，或留空。</source>
        <translation>The date is none: write it as 2025-03-15, or leave it empty.</translation>
    </message>
    <message>
        <source>请选择存放工作簿的文件夹。</source>
        <translation>Choose a folder for the workbooks.</translation>
    </message>
    <message>
        <source>存放工作簿的文件夹</source>
        <translation>Folder for the workbooks</translation>
    </message>
    <message>
        <source>无法建立文件夹“{folder}”：{why}。请换一个文件夹。</source>
        <translation>The folder “{folder}” cannot be made: {why}. Choose another one.</translation>
    </message>
    <message>
        <source>项目已关闭，刚写出的 {count} 个区级工作簿没有登记，已删除；请打开项目后再发出。</source>
        <translation>The project was closed: {count} workbooks could not be recorded and were removed. Open it and send them again.</translation>
    </message>
    <message>
        <source>已写出 {count} 个区级工作簿：{folder}</source>
        <translation>{count} district workbooks written to {folder}</translation>
    </message>
    <message>
        <source>写出区级工作簿</source>
        <translation>Writing district workbooks</translation>
    </message>
    <message>
        <source>发给</source>
        <translation>Send to</translation>
    </message>
    <message>
        <source>上次发出</source>
        <translation>Last sent</translation>
    </message>
    <message>
        <source>每份工作簿</source>
        <translation>Each workbook</translation>
    </message>
    <message>
        <source>还没有确认过的问题。</source>
        <translation>No finding has been confirmed yet.</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>Awaiting reply</translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>Replied</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>不属实</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>{time} 发给{district}，{due}前答复</source>
        <translation>{time} sent to {district}, due {due}</translation>
    </message>
    <message>
        <source>{time} 发给{district}</source>
        <translation>{time} sent to {district}</translation>
    </message>
    <message>
        <source>办结（E）</source>
        <translation>Close (E)</translation>
    </message>
    <message>
        <source>未选答复</source>
        <translation>no answer chosen</translation>
    </message>
    <message>
        <source>{time} 收到：{said}</source>
        <translation>{time} came back: {said}</translation>
    </message>
    <message>
        <source>重新打开…（Shift+E）</source>
        <translation>Open again… (Shift+E)</translation>
    </message>
    <message>
        <source>{figure} 更正为 {printed}</source>
        <translation>{figure} corrected to {printed}</translation>
    </message>
    <message>
        <source>导入回复…</source>
        <translation>Import replies…</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close the finding</translation>
    </message>
    <message>
        <source>重新打开已办结的问题…</source>
        <translation>Open a closed finding again…</translation>
    </message>
    <message>
        <source>区县回复</source>
        <translation>Replies of districts</translation>
    </message>
    <message>
        <source>另有 {count} 处将不通过</source>
        <translation>{count} more would fail</translation>
    </message>
    <message>
        <source>没有新的不通过</source>
        <translation>nothing new fails</translation>
    </message>
    <message>
        <source>更正后通过</source>
        <translation>passes then</translation>
    </message>
    <message>
        <source>更正后仍不通过</source>
        <translation>still fails then</translation>
    </message>
    <message>
        <source>更正后无法核对</source>
        <translation>cannot be checked then</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>更正后数字</source>
        <translation>Corrected figure</translation>
    </message>
    <message>
        <source>填写人</source>
        <translation>Filled in by</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>，另有 {count} 处将不通过</source>
        <translation>, {count} more would fail</translation>
    </message>
    <message>
        <source>区县的答复</source>
        <translation>Answers of districts</translation>
    </message>
    <message>
        <source>导入区县回复</source>
        <translation>Import replies of districts</translation>
    </message>
    <message>
        <source>把区县发回的工作簿（.xlsx、.xls、.et、.ods）拖到窗口中，或点“导入回复…”。收下之前不会改动项目。</source>
        <translation>Drop the workbooks that came back (.xlsx, .xls, .et, .ods) on the window, or choose “Import replies…”. Nothing in the project changes before you take them in.</translation>
    </message>
    <message>
        <source>工作簿 ({endings})</source>
        <translation>Workbooks ({endings})</translation>
    </message>
    <message>
        <source>读取回复</source>
        <translation>Reading replies</translation>
    </message>
    <message>
        <source>试算更正后的数字</source>
        <translation>Trying corrected figures</translation>
    </message>
    <message>
        <source>收下所选 {count} 条</source>
        <translation>Take in {count} chosen</translation>
    </message>
    <message>
        <source>“{sheet}”第 {row} 行</source>
        <translation>“{sheet}”, row {row}</translation>
    </message>
    <message>
        <source>已收下 {count} 条答复；判定没有改变。</source>
        <translation>{count} replies taken in; no decision has changed.</translation>
    </message>
    <message>
        <source>为什么重新打开：回车保存，Esc 取消</source>
        <translation>Why it is open again: Enter saves, Esc cancels</translation>
    </message>
    <message>
        <source>重新打开的理由</source>
        <translation>Reason for opening again</translation>
    </message>
    <message>
        <source>只有已办结的问题可以重新打开。</source>
        <translation>Only closed findings can be opened again.</translation>
    </message>
    <message>
        <source>看过之后可定为：{answers}</source>
        <translation>Take it for: {answers}</translation>
    </message>
    <message>
        <source>区县回复 {count} 条</source>
        <translation>replies {count}</translation>
    </message>
    <message>
        <source>办结 {count}</source>
        <translation>settled {count}</translation>
    </message>
    <message>
        <source>已由 {who} 关闭，不能改动；要改请先重新打开。</source>
        <translation>Closed by {who}: nothing can be changed. Reopen it first.</translation>
    </message>
    <message>
        <source>读取工作包</source>
        <translation>Reading the package</translation>
    </message>
    <message>
        <source>导出批注 PDF…</source>
        <translation>Export annotated PDF…</translation>
    </message>
    <message>
        <source>导出原件…</source>
        <translation>Export original…</translation>
    </message>
    <message>
        <source>生成整改通知…</source>
        <translation>Write letters to districts…</translation>
    </message>
    <message>
        <source>另存整改通知模板…</source>
        <translation>Save template of letters…</translation>
    </message>
    <message>
        <source>与更正前对照</source>
        <translation>Compare with earlier version</translation>
    </message>
    <message>
        <source>批注 PDF</source>
        <translation>annotated PDF</translation>
    </message>
    <message>
        <source>（批注）</source>
        <translation> (annotated)</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>original</translation>
    </message>
    <message>
        <source>（原件）</source>
        <translation> (original)</translation>
    </message>
    <message>
        <source>选择存放整改通知的文件夹</source>
        <translation>Choose a folder for the letters</translation>
    </message>
    <message>
        <source>另存整改通知模板</source>
        <translation>Save template of letters</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>整改通知</source>
        <translation>letters</translation>
    </message>
    <message>
        <source>整改通知模板.docx</source>
        <translation>Template of letters.docx</translation>
    </message>
    <message>
        <source>没有已确认的问题，未生成整改通知。</source>
        <translation>No finding is confirmed, so no letter was written.</translation>
    </message>
    <message>
        <source>模板已存为“{file}”；修改后请在设置的“整改通知模板”中填写其位置。</source>
        <translation>The template was saved as “{file}”; edit it, then name it in the settings as “Template of letters”.</translation>
    </message>
    <message>
        <source>已生成 {count} 份整改通知。</source>
        <translation>Letters written: {count}.</translation>
    </message>
    <message>
        <source>无法写入“{file}”：{reason}</source>
        <translation>“{file}” cannot be written: {reason}</translation>
    </message>
    <message>
        <source>还有 {count} 处问题待定，未写入通知。</source>
        <translation>Findings still undecided, and in no letter: {count}.</translation>
    </message>
    <message>
        <source>模板中的 {names} 无法填写，已原样保留。</source>
        <translation>{names} in the template are unknown and were left as they are.</translation>
    </message>
    <message>
        <source>这份报告没有更正前的版本。</source>
        <translation>This report has no earlier version.</translation>
    </message>
    <message>
        <source>已换成更正稿；改动见“查看 › 与更正前对照”，可撤销。</source>
        <translation>The corrected version is in force; see “View › Compare with earlier version”. It can be undone.</translation>
    </message>
    <message>
        <source>换下原来的文件；判定和备注保留，原文件仍可查看</source>
        <translation>Takes the place of the earlier file, which stays at hand; decisions and notes stay</translation>
    </message>
    <message>
        <source>在列表中单列一份，原来的报告不变</source>
        <translation>A report of its own on the list; the earlier one stays as it is</translation>
    </message>
    <message>
        <source>作为更正稿</source>
        <translation>Corrected version</translation>
    </message>
    <message>
        <source>另一份报告</source>
        <translation>Another report</translation>
    </message>
    <message>
        <source>“{file}”与项目中的“{report}”（{old}）单位、年度、类型相同，是它的更正稿吗？</source>
        <translation>“{file}” is of the same body, year and kind as “{report}” ({old}) in the project. Is it a corrected version?</translation>
    </message>
    <message>
        <source>另有 {count} 份待选。</source>
        <translation>More to answer: {count}.</translation>
    </message>
    <message>
        <source>更正后新增</source>
        <translation>New in the corrected version</translation>
    </message>
    <message>
        <source>仍未通过，数字有变，请再看一次</source>
        <translation>Still failing with other figures; look again</translation>
    </message>
    <message>
        <source>仍未通过，没有变化</source>
        <translation>Still failing, unchanged</translation>
    </message>
    <message>
        <source>更正后无法核对，不能视为已消除</source>
        <translation>Cannot be checked any more, which is no correction</translation>
    </message>
    <message>
        <source>更正后已消除</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>并排看页面</source>
        <translation>Pages side by side</translation>
    </message>
    <message>
        <source>更正前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>更正稿（现行）</source>
        <translation>Corrected version (in force)</translation>
    </message>
    <message>
        <source>结论：{verdict}（未通过 {failed}，需判断 {review}，无法核对 {unknown}）</source>
        <translation>Verdict: {verdict} ({failed} failed, {review} to judge, {unknown} not evaluable)</translation>
    </message>
    <message>
        <source>{author} 于 {time} 导入</source>
        <translation>Imported by {author}, {time}</translation>
    </message>
    <message>
        <source>前后都没有未通过的检查。</source>
        <translation>No check fails in either version.</translation>
    </message>
    <message>
        <source>没有改动的数字。</source>
        <translation>No figure is another one.</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>更正稿</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>改动的数字（{count}）</source>
        <translation>Figures that are others ({count})</translation>
    </message>
    <message>
        <source>提交 {count} 份复核。</source>
        <translation>Submit {count} for review. </translation>
    </message>
    <message>
        <source>复核通过 {count} 份。</source>
        <translation>Approve {count}. </translation>
    </message>
    <message>
        <source> 等</source>
        <translation> and more</translation>
    </message>
    <message>
        <source>不能签的 {count} 份：{names}{more}</source>
        <translation>Not to be signed, {count}: {names}{more}</translation>
    </message>
    <message>
        <source>已提交 {count} 份复核。</source>
        <translation>Submitted {count} for review. </translation>
    </message>
    <message>
        <source>已复核通过 {count} 份。</source>
        <translation>Approved {count}. </translation>
    </message>
    <message>
        <source>Ctrl+Z 可一次撤销。</source>
        <translation>Ctrl+Z undoes it in one step. </translation>
    </message>
    <message>
        <source>提交复核…</source>
        <translation>Submit…</translation>
    </message>
    <message>
        <source>复核通过…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>回车或双击打开报告，S 按当前列排序，Ctrl+C 复制，Ctrl+回车提交所选各份复核</source>
        <translation>Enter or double click opens a report, S sorts by the current column, Ctrl+C copies, Ctrl+Enter submits the selected reports</translation>
    </message>
    <message>
        <source>其中 {count} 份还有待定的问题。</source>
        <translation>{count} of them have open findings. </translation>
    </message>
</context>
</TS>
