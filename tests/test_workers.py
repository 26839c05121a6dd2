"""Functions run in other processes must be importable: they stand at the top of this module."""

import os
import signal
import time

import pytest

from kg.workers import in_order


def double(number: int) -> int:
    time.sleep(0.01 * (number % 3))
    return 2 * number


def die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def died(number: int) -> int:
    return -number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers):
    assert list(in_order(double, range(20), workers=workers, died=died)) == [2 * number for number in range(20)]


def test_a_process_that_dies_costs_one_item():
    found = list(in_order(die_at_seven, range(20), workers=2, died=died))
    assert found == [-7 if number == 7 else 2 * number for number in range(20)]


def test_every_item_may_kill_its_process():
    assert list(in_order(die_at_seven, [7, 7, 1, 7], workers=2, died=died)) == [-7, -7, 2, -7]


def test_few_items_are_taken_ahead():
    taken = []

    def items():
        for number in range(1_000):
            taken.append(number)
            yield number

    results = in_order(double, items(), workers=2, died=died)
    assert next(results) == 0
    results.close()
    assert len(taken) < 20
