"""The sheets: contents invented, makes as in reports of governments in Europe, America and Việt Nam."""

from __future__ import annotations

from benchmarks.tables.made import Grid, MadeSheet

PROSE = (
    "Total expenditure on rural infrastructure rose in all regions over the period under review, although the "
    "pace differed widely between them. In the northern regions the increase was driven by a small number of "
    "large projects, while in the south it came from many small schemes that were carried out by municipalities. "
    "The figures given below are provisional and will be revised once the annual accounts have been approved."
)
MORE = (
    "Compared with the previous year, 14 of the 27 member authorities reported higher outlays (on average 3.2 % "
    "more), nine reported lower ones and four did not reply in time. Data were collected between 1 March and "
    "30 June by means of a questionnaire; missing answers were estimated from the accounts of 2010 and 2011."
)
VIETNAMESE = (
    "Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về phát triển kinh tế - xã hội, Ủy ban nhân dân tỉnh giao "
    "các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố tổ chức triển khai các nhiệm vụ năm 2019, bảo đảm "
    "tiến độ, đúng quy định và báo cáo kết quả trước ngày 15 tháng 12."
)

THREE_RULES = Grid(
    [
        ["Member State", "2009", "2010", "2011", "Change (%)"],
        ["Belgium", "1 203.4", "1 251.0", "1 310.7", "4.8"],
        ["Bulgaria", "310.2", "298.5", "305.1", "2.2"],
        ["Czech Republic", "742.9", "760.3", "771.8", "1.5"],
        ["Denmark", "955.0", "948.1", "961.4", "1.4"],
        ["Total (27)", "38 410.6", "39 002.5", "39 870.3", "2.2"],
    ],
    align="lrrrr", rules="three", caption="Table 1: Expenditure on rural roads (million EUR)",
    note="Source: annual accounts; own calculations.",
)  # fmt: skip
TWO_LEVELS = Grid(
    [
        [("Agency", 1, 2), ("Budget authority", 2, 1), ("Outlays", 2, 1)],
        ["2012", "2013", "2012", "2013"],
        ["Department of Agriculture", "145,932", "151,084", "139,717", "155,872"],
        ["Department of Commerce", "8,019", "7,945", "10,273", "9,140"],
        ["Department of Education", "98,467", "71,231", "57,249", "40,910"],
        ["Other independent agencies", "(1,204)", "318", "(987)", "402"],
        ["Total", "251,214", "230,578", "206,252", "206,324"],
    ],
    head=2, align="lrrrr", rules="three", caption="Table 2. Budget authority and outlays (millions of dollars)",
)  # fmt: skip
NO_RULES = Grid(
    [
        ["Region", "Number of\nhouseholds\n(thousand)", "Average\nsize", "Share with\naccess (%)"],
        ["North", "1,204", "2.4", "88.1"],
        ["North-West and islands\nof the coast", "310", "2.9", "71.5"],
        ["Centre", "2,745", "2.2", "93.0"],
        ["South", "955", "3.1", "64.4"],
        ["Overseas", "47", "3.8", "–"],
    ],
    align="lrrr", rules="none", caption="Table 3. Access of households to broadband, 2011",
)  # fmt: skip
GROUPS = Grid(
    [
        ["Item", "2010", "2011", "2012"],
        [("Northern districts", 4, 1)],
        ["  Harbour", "12.1", "12.9", "13.4"],
        ["  Old Town", "8.0", "8.2", "8.1"],
        [("Southern districts", 4, 1)],
        ["  Riverside", "20.5", "21.7", "23.0"],
        ["  Mill Hill", "5.5", "5.1", "4.9"],
        ["All districts", "46.1", "47.9", "49.4"],
    ],
    align="lrrr", rules="head", caption="Table 4: Residents by district (thousand)",
)  # fmt: skip
TEXTS = Grid(
    [
        ["Objective", "Indicator", "Target", "Responsible"],
        ["Improve drinking\nwater supply", "Share of villages with a\nsafe source", "95 % by 2015", "Water Board"],
        ["Reduce energy use\nof public buildings", "Consumption per\nsquare metre", "Minus 20 %", "Estates Office"],
        ["Train local staff", "Courses held", "40 a year", "Academy"],
        ["Publish open data", "Data sets on the portal", "250", "Statistics Office"],
    ],
    columns="1fr, 1.2fr, 0.8fr, 0.8fr", rules="rows", caption="Table 5. Objectives and indicators",
)  # fmt: skip
SHADED = Grid(
    [
        ["Crop", "Area (ha)", "Yield (t/ha)", "Output (t)"],
        ["Winter wheat", "12,450", "5.21", "64,865"],
        ["Barley", "8,310", "4.08", "33,905"],
        ["Oats", "2,975", "3.66", "10,889"],
        ["Potatoes", "1,120", "27.40", "30,688"],
        ["Sugar beet", "940", "51.02", "47,959"],
    ],
    align="lrrr", rules="shaded", caption="Table 6. Main crops",
)  # fmt: skip
BANDS = Grid(
    [
        ["Programme", "Planned", "Spent", "Rate"],
        ["Roads and bridges", "4,500", "4,120", "91.6 %"],
        ["Schools", "2,300", "2,345", "102.0 %"],
        ["Health posts", "780", "512", "65.6 %"],
        ["Water supply", "1,650", "1,377", "83.5 %"],
    ],
    align="lrrr", rules="bands", caption="Table 7. Spending by programme",
)  # fmt: skip
NARROW = Grid(
    [
        ["Year", "Births", "Deaths", "Balance"],
        ["2007", "10,214", "9,870", "344"],
        ["2008", "10,377", "9,912", "465"],
        ["2009", "10,058", "10,101", "−43"],
        ["2010", "9,964", "10,240", "−276"],
        ["2011", "9,871", "10,189", "−318"],
    ],
    align="lrrr", rules="none", caption="Table 8. Vital events", size=8.5,
)  # fmt: skip
WIDE = Grid(
    [
        [("Province", 1, 2), ("Population (thousand)", 3, 1), ("Employed", 2, 1), ("Unemployed", 2, 1)],
        ["Men", "Women", "Total", "Number", "%", "Number", "%"],
        ["Alpha", "512", "530", "1,042", "488", "46.8", "31", "6.0"],
        ["Beta", "208", "215", "423", "190", "44.9", "20", "9.5"],
        ["Gamma", "1,310", "1,377", "2,687", "1,301", "48.4", "64", "4.7"],
        ["Delta", "96", "99", "195", "81", "41.5", "11", "12.0"],
        ["Epsilon", "744", "761", "1,505", "698", "46.4", "45", "6.1"],
    ],
    head=2, align="lrrrrrrr", rules="none", caption="Table 9. Population and labour force", size=8,
)  # fmt: skip
KEY_VALUES = Grid(
    [
        ["Characteristic", "Value"],
        ["Area of the district", "412 km²"],
        ["Number of municipalities", "17"],
        ["Residents", "88,214"],
        ["Budget of the year", "EUR 61.4 million"],
    ],
    rules="rows", caption="Table 10. The district at a glance",
)  # fmt: skip
RULED_VI = Grid(
    [
        [("TT", 1, 2), ("Huyện, thành phố", 1, 2), ("Số hộ nghèo (hộ)", 2, 1), ("Tỷ lệ\nhộ nghèo (%)", 1, 2)],
        ["Năm 2018", "Kế hoạch 2019"],
        ["1", "Thành phố Lào Cai", "312", "240", "0,87"],
        ["2", "Huyện Bát Xát", "4.218", "3.560", "23,15"],
        ["3", "Huyện Mường Khương", "5.047", "4.301", "32,60"],
        ["4", "Huyện Si Ma Cai", "2.486", "2.015", "29,44"],
        [("Tổng cộng", 2, 1), "12.063", "10.116", "14,02"],
    ],
    head=2, align="clrrr", rules="all", caption="Bảng 1. Chỉ tiêu giảm nghèo",
)  # fmt: skip
TASKS_VI = Grid(
    [
        ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian"],
        ["1", "Rà soát, bổ sung quy hoạch nông thôn mới\ncủa các xã", "Sở Xây dựng", "Quý I"],
        ["2", "Tập huấn cán bộ làm công tác giảm nghèo\nở cơ sở", "Sở Lao động - Thương binh\nvà Xã hội", "Quý II"],
        ["3", "Hỗ trợ phát triển sản xuất", "Ủy ban nhân dân các huyện", "Cả năm"],
        ["4", "Sơ kết, tổng kết", "Văn phòng Điều phối", "Tháng 12"],
    ],
    align="cllc", rules="rows", caption="Biểu 2. Nhiệm vụ và phân công",
)  # fmt: skip
FUNDS_VI = Grid(
    [
        ["Nguồn vốn", "Thực hiện\nnăm 2018", "Kế hoạch\nnăm 2019", "Tăng, giảm\n(%)"],
        ["Ngân sách trung ương", "186.430", "201.750", "8,2"],
        ["Ngân sách tỉnh", "93.618", "98.366", "5,1"],
        ["Vốn tín dụng", "240.500", "231.900", "−3,6"],
        ["Huy động của nhân dân\nvà doanh nghiệp", "15.240", "18.900", "24,0"],
        ["Tổng số", "535.788", "550.916", "2,8"],
    ],
    align="lrrr", rules="none", caption="Biểu 3. Nguồn vốn thực hiện (triệu đồng)",
)  # fmt: skip

_FIRST = (
    MadeSheet("ruled-vi", [VIETNAMESE, RULED_VI, VIETNAMESE]),
    MadeSheet("rows-vi", [VIETNAMESE, TASKS_VI, VIETNAMESE]),
    MadeSheet("no-rules-vi", [VIETNAMESE, FUNDS_VI, VIETNAMESE]),
    MadeSheet("three-rules", [PROSE, THREE_RULES, MORE]),
    MadeSheet("two-levels", [PROSE, TWO_LEVELS, MORE], font="Liberation Sans"),
    MadeSheet("no-rules", [PROSE, NO_RULES, MORE]),
    MadeSheet("group-rows", [PROSE, GROUPS, MORE]),
    MadeSheet("texts", [PROSE, TEXTS, MORE], font="Liberation Sans"),
    MadeSheet("shaded-rows", [PROSE, SHADED, MORE]),
    MadeSheet("dark-head", [PROSE, BANDS, MORE], font="Liberation Sans"),
    MadeSheet("between-columns", [PROSE, NARROW, MORE, PROSE, MORE, PROSE, MORE, PROSE], columns=2),
    MadeSheet("many-columns", [PROSE, WIDE, MORE], landscape=True),
    MadeSheet("key-values", [PROSE, KEY_VALUES, MORE]),
    MadeSheet(
        "several",
        [PROSE, THREE_RULES, MORE, NO_RULES, PROSE, TWO_LEVELS, MORE, GROUPS],
        font="Liberation Sans",
    ),
)

# Written after the reader, and read by it once before it was looked at again (first run: 0.941).
DOLLARS = Grid(
    [
        ["", ("Fiscal year", 3, 1)],
        ["Category", "2011", "2012", "2013\n(estimate)"],
        ["Discretionary", "$1,347", "$1,286", "$1,258"],
        ["Mandatory", "2,026", "2,030", "2,279"],
        ["Net interest", "230", "220", "223"],
        ["Offsetting receipts", "(117)", "(108)", "(92)"],
        ["Total", "$3,486", "$3,428", "$3,668"],
    ],
    head=2, align="lrrr", rules="none", caption="Table S-1. Outlays (in billions of dollars)", note="Totals may not add.",
)  # fmt: skip
COMMITTEES = Grid(
    [
        ["Committee", "Chair", "Remit"],
        ["Budget", "A. Novak", "Annual budget and discharge of\nthe accounts"],
        ["Transport", "M. Rossi", "Roads, rail and ports; safety\nof navigation"],
        ["Fisheries", "K. Larsen", "Quotas and landing sites"],
        ["Petitions", "J. Maas", "Letters from citizens"],
    ],
    rules="three", caption="Table A. Standing committees",
)  # fmt: skip
GAPS = Grid(
    [
        ["Country", "2005", "2006", "2007", "2008", "2009", "2010"],
        ["Austria", "4.1", "", "4.4", ":", "4.9", "5.0"],
        ["Cyprus", "", "", "1.2", "1.3", "", "1.5"],
        ["Estonia", "2.0", "2.1", "n.a.", "2.4", "2.2", "2.3"],
        ["Finland", "", "6.1", "6.2", "", "6.0", "6.3"],
        ["Malta", "0.7", "0.7", "", "", "0.9", "0.9"],
    ],
    align="lrrrrrr", rules="head", caption="Table 11: Share of organic farms (%)", size=8.5,
)  # fmt: skip
UNITS = Grid(
    [
        ["Sector", "Employees", "Turnover", "Value added", "Productivity"],
        ["", "(1 000)", "(EUR million)", "(EUR million)", "(EUR 1 000 per head)"],
        ["Textiles", "214.5", "18,420", "5,231", "24.4"],
        ["Paper", "88.0", "21,007", "6,120", "69.5"],
        ["Chemicals", "171.3", "96,544", "22,870", "133.5"],
        ["Machinery", "402.8", "88,130", "29,415", "73.0"],
    ],
    head=2, align="lrrrr", rules="three", caption="Table 12. Main indicators of manufacturing",
)  # fmt: skip
MERGED = Grid(
    [
        [("Measure", 1, 2), ("Urban", 2, 1), ("Rural", 2, 1)],
        ["Plan", "Result", "Plan", "Result"],
        [("Households", 1, 2), "1,200", "1,180", "3,400", "3,512"],
        ["35 %", "34 %", "65 %", "66 %"],
        ["Schools", "14", "14", "40", "37"],
        ["Clinics", "3", "4", "11", "9"],
    ],
    head=2, align="lrrrr", rules="all", caption="Table 13. Plan and result",
)  # fmt: skip
TIGHT = Grid(
    [
        ["No.", "Bridge", "Built", "Length (m)", "Width (m)", "Load (t)"],
        ["1", "Old Mill", "1932", "41.0", "6.5", "12"],
        ["2", "Saint Anne", "1958", "120.5", "8.0", "30"],
        ["3", "North Ring, exit 4", "1977", "86.2", "14.0", "44"],
        ["4", "Harbour viaduct", "1991", "640.0", "21.5", "60"],
        ["5", "Footbridge", "2004", "33.8", "3.0", "1"],
    ],
    align="lllrrr", rules="none", caption="Table 14. Bridges of the district", size=8,
)  # fmt: skip
LONG = Grid(
    [
        ["Municipality", "Residents", "Area (km²)", "Per km²"],
        *([f"Village of {name}", f"{n},{n * 37 % 900 + 100}", f"{n * 3}.{n % 10}", f"{n * 11}.{n % 7}"]
          for n, name in enumerate(("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine", "Rowan", "Yew"), 2)),
    ],
    align="lrrr", rules="none", caption="Table 15. Municipalities",
)  # fmt: skip
NESTED_HEAD = Grid(
    [
        [("Group of age", 1, 3), ("Participants", 4, 1)],
        [("Courses", 2, 1), ("Seminars", 2, 1)],
        ["Men", "Women", "Men", "Women"],
        ["15–24", "1,204", "1,377", "310", "402"],
        ["25–54", "5,840", "6,102", "1,260", "1,544"],
        ["55–64", "980", "1,011", "204", "260"],
    ],
    head=3, align="lrrrr", rules="three", caption="Table 16. Participants in training",
)  # fmt: skip
LIST = (
    "The following documents were consulted:\n- Annual report 2011 of the Court of Auditors, pages 14 to 29\n"
    "- Regulation (EC) No 1083/2006 of 11 July 2006, Articles 4, 5 and 17\n- Minutes of the meeting of 3 May 2012"
)

_LATER = (
    MadeSheet("dollars", [PROSE, DOLLARS, MORE, LIST]),
    MadeSheet("committees", [PROSE, COMMITTEES, LIST, MORE]),
    MadeSheet("gaps", [MORE, GAPS, PROSE], font="Liberation Sans"),
    MadeSheet("units-row", [PROSE, UNITS, MORE]),
    MadeSheet("merged", [PROSE, MERGED, MORE]),
    MadeSheet("tight", [LIST, TIGHT, PROSE]),
    MadeSheet("long", [PROSE, LONG, MORE]),
    MadeSheet("three-levels", [PROSE, NESTED_HEAD, MORE]),
    MadeSheet("prose-alone", [PROSE, LIST, MORE, LIST, PROSE]),
    MadeSheet(
        "two-columns-wide",
        [PROSE, TIGHT, MORE, PROSE, KEY_VALUES, MORE, PROSE, MORE],
        columns=2,
        font="Liberation Sans",
    ),
)

SHEETS = (*_FIRST, *_LATER)
