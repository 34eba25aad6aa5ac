# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only door to RapidOCR, ONNX Runtime, OpenCV and NumPy: a page's pixels become words and rulings."""
