"""How many calls may be under way: cut by a 429, raised by answers."""

import asyncio

from advisor.llm.pace import Pace


def run(work):
    return asyncio.run(asyncio.wait_for(work, 10))


def test_nothing_waits_until_the_server_says_so():
    async def work():
        pace = Pace()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(50):
                tasks.create_task(hold(pace, 0.01))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert pace.under_way == 50

    run(work())


async def hold(pace, seconds):
    async with pace.turn():
        await asyncio.sleep(seconds)


def test_a_round_of_refusals_halves_the_number_once():
    async def work():
        pace = Pace()
        pace.under_way = 32
        sent_in = pace.round
        for _ in range(32):
            pace.slower(sent_in)
        assert pace.limit == 16
        pace.slower(pace.round)
        assert pace.limit == 8

    run(work())


def test_it_never_falls_below_one_call():
    async def work():
        pace = Pace()
        pace.under_way = 1
        for _ in range(9):
            pace.slower(pace.round)
        await hold(Pace(), 0)
        pace.under_way = 0
        await hold(pace, 0)
        assert pace.limit == 1

    run(work())


def test_answers_raise_it_again_by_a_call_a_round():
    async def work():
        pace = Pace()
        pace.under_way = 8
        pace.slower(pace.round)
        assert pace.limit == 4
        for _ in range(5):
            pace.faster()
        assert 5 <= pace.limit < 5.5

    run(work())


def test_no_more_than_the_limit_are_under_way_and_none_is_left_waiting():
    most = 0

    async def work():
        pace = Pace()
        pace.limit = 3.0

        async def one():
            nonlocal most
            async with pace.turn():
                most = max(most, pace.under_way)
                await asyncio.sleep(0.001)

        await asyncio.gather(*(one() for _ in range(30)))
        assert pace.under_way == 0

    run(work())
    assert most == 3


def test_who_gives_up_waiting_takes_no_turn_away():
    async def work():
        pace = Pace()
        pace.limit = 1.0
        first = asyncio.create_task(hold(pace, 0.02))
        await asyncio.sleep(0)
        second, third = asyncio.create_task(hold(pace, 0)), asyncio.create_task(hold(pace, 0))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(first, second, third, return_exceptions=True)
        assert third.exception() is None
        assert pace.under_way == 0

    run(work())
