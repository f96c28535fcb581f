"""The graph of a story, without any page."""

from cms.documentaries.conditions import ALWAYS, Condition
from cms.documentaries.graph import END, Node, StoryGraph


def test_a_story_is_told_in_the_order_of_its_scenes():
    graph = StoryGraph([Node("a"), Node("b"), Node("c")])
    assert graph.default_path() == ["a", "b", "c"]
    assert graph.next_of("c") == END


def test_a_scene_may_name_another_next_one():
    graph = StoryGraph([Node("a", next="c"), Node("b"), Node("c")])
    assert graph.default_path() == ["a", "c"]


def test_a_scene_may_end_the_story():
    graph = StoryGraph([Node("a", next=END), Node("b")])
    assert graph.default_path() == ["a"]


def test_a_next_scene_that_is_gone_falls_back_on_the_order():
    graph = StoryGraph([Node("a", next="gone"), Node("b")])
    assert graph.next_of("a") == "b"
    assert list(graph.dangling()) == [("a", "gone")]


def test_an_empty_story_has_an_empty_path():
    graph = StoryGraph([])
    assert graph.default_path() == []
    assert graph.loop() is None
    assert graph.reachable() == set()


def test_choices_reach_scenes_that_the_default_path_skips():
    graph = StoryGraph([Node("a", next="c", choices=("b",)), Node("b"), Node("c")])
    assert graph.reachable() == {"a", "b", "c"}
    assert graph.unreachable() == []


def test_a_scene_that_nothing_leads_to_is_found():
    graph = StoryGraph([Node("a", next="c"), Node("b"), Node("c")])
    assert graph.unreachable() == ["b"]


def test_a_loop_without_a_way_out_is_a_dead_end():
    graph = StoryGraph([Node("a"), Node("b", next="a"), Node("c")])
    assert graph.loop() == ("b", "a")
    assert graph.dead_ends() == ["a", "b"]


def test_a_choice_is_a_way_out_of_a_loop():
    graph = StoryGraph([Node("a"), Node("b", next="a", choices=("c",)), Node("c")])
    assert graph.dead_ends() == []
    assert graph.default_path() == ["a", "b"]


def test_a_scene_that_goes_on_to_itself_is_a_loop():
    assert StoryGraph([Node("a", next="a")]).loop() == ("a", "a")


def test_links_to_nowhere_are_known_but_not_followed():
    graph = StoryGraph([Node("a", choices=("gone", END))])
    assert graph.links_of("a") == [END]
    assert list(graph.dangling()) == [("a", "gone")]


def test_a_long_story_is_walked_without_recursion():
    graph = StoryGraph([Node(str(n)) for n in range(3000)])
    assert len(graph.default_path()) == len(graph.reachable()) == 3000


def after(*scenes):
    return Condition(after=scenes)


def until(*scenes):
    return Condition(until=scenes)


def test_a_scene_is_reached_once_what_its_choice_waits_for_can_be_seen():
    nodes = [Node("hall", next=END, choices=("cellar", "key"), conditions=(after("key"),))]
    graph = StoryGraph([*nodes, Node("key", next="hall"), Node("cellar")])
    assert graph.reachable() == {"hall", "key", "cellar"}
    assert graph.never_open() == []


def test_a_choice_that_waits_for_a_scene_nobody_reaches_never_opens():
    hall = Node("hall", next=END, choices=("attic", "cellar"), conditions=(ALWAYS, after("key")))
    graph = StoryGraph([hall, Node("attic", next=END), Node("cellar", next=END), Node("key")])
    assert graph.never_open() == [("hall", 1)]
    assert graph.unreachable() == ["cellar", "key"]


def test_choices_that_wait_for_each_other_never_open():
    hall = Node("hall", next=END, choices=("a", "b"), conditions=(after("b"), after("a")))
    graph = StoryGraph([hall, Node("a", next="hall"), Node("b", next="hall")])
    assert graph.never_open() == [("hall", 0), ("hall", 1)]
    assert graph.unreachable() == ["a", "b"]


def test_a_choice_that_ends_with_a_scene_always_seen_before_never_opens():
    wheel = Node("wheel", next=END, choices=("fire",), conditions=(until("clay"),))
    graph = StoryGraph([Node("clay"), wheel, Node("fire")])
    assert graph.never_open() == [("wheel", 0)]
    assert graph.unreachable() == ["fire"]


def test_a_choice_that_ends_with_a_scene_some_have_not_seen_opens_for_them():
    hall = Node("hall", next="wheel", choices=("clay",))
    wheel = Node("wheel", next=END, choices=("fire",), conditions=(until("clay"),))
    graph = StoryGraph([hall, Node("clay"), wheel, Node("fire")])
    assert graph.never_open() == []
    assert graph.unreachable() == []


def test_a_choice_cannot_end_with_the_scene_that_offers_it():
    graph = StoryGraph([Node("a", choices=("b",), conditions=(until("a"),)), Node("b")])
    assert graph.never_open() == [("a", 0)]


def test_a_choice_that_never_opens_is_no_way_to_the_end():
    hall = Node("hall", next="wall", choices=(END,), conditions=(after("nowhere-near"),))
    wall = Node("wall", next="hall")
    graph = StoryGraph([hall, wall, Node("nowhere-near")])
    assert graph.dead_ends() == ["hall", "wall"]


def test_a_condition_on_a_scene_that_is_gone_is_known_and_does_not_count():
    graph = StoryGraph(
        [Node("a", next=END, choices=("b",), conditions=(after("gone"),)), Node("b")]
    )
    assert graph.reachable() == {"a", "b"}
    assert list(graph.dangling()) == [("a", "gone")]
