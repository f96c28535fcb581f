"""The graph of a story, without any page."""

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
