"""The lines above the text of invented plans of Lạng Sơn."""

LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 37/KH-UBND

Lạng Sơn, ngày 24 tháng 02 năm 2017

KẾ HOẠCH
Đầu tư công năm 2017

"""
