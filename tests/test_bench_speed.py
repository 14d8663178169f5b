"""How fast messages are read, and what many or long ones cost (`make bench`); see benchmarks/speed.py."""

import os

import pytest

from benchmarks.machine import machine
from benchmarks.speed import PARTS, SAMPLES, Times, growth, jobs, main, memory, messages, transcripts


def test_samples_have_the_length_asked_for():
    assert len(SAMPLES) >= 20
    assert {name: len(sample(1_000)) for name, sample in SAMPLES.items()} == dict.fromkeys(SAMPLES, 1_000)


def test_quantiles_are_of_the_times_themselves():
    times = Times(tuple(map(float, range(100))))
    assert (times.quantile(0.5), times.quantile(0.99)) == (50, 99)


def test_every_transcript_has_an_id_of_its_own():
    lines = [line for line, _ in zip(transcripts(short=True), range(2_000), strict=False)]
    assert len(set(lines)) == len(lines)


def test_an_unknown_part_is_refused(capsys):
    assert main(["nonsense"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in PARTS)


@pytest.mark.bench
def test_a_message_is_read_within_a_few_milliseconds():
    print(f"\n{machine()}")
    for name, times in messages().items():
        print(f"{name:16}{times}")
        assert times.quantile(0.5) <= 0.5
        assert times.quantile(0.99) <= 3


@pytest.mark.bench
def test_twice_the_text_takes_about_twice_the_time():
    print(f"\n{machine()}")
    found = list(growth())
    for each in sorted(found, key=lambda each: each.ratio, reverse=True):
        print(each)
    assert [each.name for each in found if not each.linear] == []


@pytest.mark.bench
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
def test_a_second_process_nearly_doubles_the_speed():
    spent = jobs()
    print(f"\n{machine()}\n{spent[1]:.1f} s with one process, {spent[2]:.1f} s with two")
    assert spent[1] / spent[2] >= 1.6


@pytest.mark.bench
def test_memory_stays_flat():
    found = memory()
    print(f"\n{machine()}\n{found}")
    assert found.growth <= 10
