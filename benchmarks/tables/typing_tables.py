"""What typing a table costs: a table of 50 rows, and how time and memory grow up to 5,000 rows.

``python -m benchmarks.tables.typing_tables`` prints CPU milliseconds a table of 50 rows (goal: 15),
CPU seconds and peak memory of 1,000 and of 5,000 rows (goal: 5 s, growing linearly). CPU time still
doubles where other programs share a core's caches: compare figures of a quiet machine only.
"""

from __future__ import annotations

import random
import time
import tracemalloc

from extract.model import Table
from extract.textfile import parse_text
from normalize.tables.type_table import type_table

_TITLES = (
    "TT | Danh mục | Đơn vị | Số lượng | Đơn giá | Thành tiền | Năm 2021 | Năm 2022 | Tỷ lệ (%) | Ghi chú"
)
_WORDS = ("đường", "trường", "trạm", "cầu", "kênh", "hồ", "nhà", "thôn", "nâng cấp", "xây dựng", "cải tạo")
_TABLES = 20
_ROWS_A_GROUP = 10


def made_table(rows: int, seed: int) -> Table:
    """A price list with groups, products and shares, other for each seed, so that nothing is remembered."""
    chance = random.Random(seed)
    lines = [_TITLES, *(_line(row, chance) for row in range(rows))]
    blocks = parse_text("--- BẢNG ---\n" + "\n".join(lines) + "\n--- HẾT BẢNG ---\n")
    return next(block for block in blocks if isinstance(block, Table))


def _line(row: int, chance: random.Random) -> str:
    if row % _ROWS_A_GROUP == 0:
        return (
            f"{'I' * (1 + row // _ROWS_A_GROUP % 3)} | NHÓM {chance.choice(_WORDS).upper()} {row}" + " | " * 8
        )
    amount, price = chance.randint(1, 40), chance.randint(100, 9000)
    years = (_grouped(chance.randint(10, 99_999)) for _ in range(2))
    label = " ".join(chance.choices(_WORDS, k=7))
    figures = (amount, _grouped(price), _grouped(amount * price), *years, f"{chance.randint(1, 99)},5")
    return " | ".join(map(str, (row % _ROWS_A_GROUP, f"{label} {row}", "cái", *figures, "")))


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def cpu_seconds(table: Table) -> float:
    """CPU seconds that typing a table takes."""
    start = time.process_time()
    type_table(table)
    return time.process_time() - start


def peak_megabytes(table: Table) -> float:
    """Most memory that typing a table holds at once."""
    tracemalloc.start()
    type_table(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def main() -> None:
    """Print the three figures."""
    cpu_seconds(made_table(50, 0))  # lexicons are loaded once a process
    tables = [made_table(50, seed) for seed in range(1, _TABLES + 1)]
    print(f"50 rows: {1000 * min(map(cpu_seconds, tables)):.1f} ms of CPU at best of {_TABLES} tables")
    for rows in (1000, 5000):
        table = made_table(rows, seed=rows)
        seconds = cpu_seconds(table)
        most = peak_megabytes(made_table(rows, rows + 1))
        print(f"{rows} rows: {seconds:.2f} s of CPU, {most:.0f} MiB at most")


if __name__ == "__main__":
    main()
