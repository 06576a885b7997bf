"""Posts' HTML becomes the text that its author typed."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.documents.html_text import html_to_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br/>two<br>three</p>", "One\ntwo\nthree"),
        ("<p>One<br><br>two</p>", "One\n\ntwo"),
        ("plain", "plain"),
        (
            "<p>AT&amp;T &lt;b&gt; &quot;x&quot; &#39;y&#x27; l&rsquo;&eacute;t&eacute;</p>",
            "AT&T <b> \"x\" 'y' l’été",
        ),
        ("<p>oui&nbsp;!\u202f?</p>", "oui\u00a0!\u202f?"),
        ("<p>a\n  b\tc</p>\n<p>\nd </p>", "a b c\n\nd"),
        ("<p>one <b>two</b> three<i> four</i></p>", "one two three four"),
        ("<p>:flag_ua: 🇺🇦</p>", ":flag_ua: 🇺🇦"),
        ('<p>x <img class="emojione" alt=":heart:" src="h.png"/> y</p>', "x :heart: y"),
        (
            '<p><a href="https://example.org/a/long/path" rel="nofollow"><span class="invisible">https://</span>'
            '<span class="ellipsis">example.org/a/lo</span><span class="invisible">ng/path</span></a></p>',
            "https://example.org/a/long/path",
        ),
        (
            '<p><span class="h-card"><a href="https://x.org/@ada" class="u-url mention">@<span>ada</span></a></span> '
            'hello <a href="https://x.org/tags/x" class="mention hashtag" rel="tag">#<span>Paix</span></a></p>',
            "@ada hello #Paix",
        ),
        ('<p>mine<span class="quote-inline"><br/>RT: https://x.org/1</span></p>', "mine"),
        ("<ul><li>one</li><li>two</li></ul><p>three</p>", "one\ntwo\n\nthree"),
        ("<blockquote><p>q</p></blockquote><pre>a\n  b</pre>", "q\n\na\n  b"),
        ("<script>alert(1 < 2)</script><style>p {}</style>x<!-- note -->y", "xy"),
        ("a < b and c > d", "a < b and c > d"),
        ("<p>cut <a href=", "cut <a href="),
        ("<p>x</b></p>y", "x\n\ny"),
        ('<p title=\'1 > 2\' data-x="<b>">One</p><img alt="x > y">', "One\n\nx > y"),
        ("<p title=it's>Don't</p>", "Don't"),
        ('<a href="x>never "closed" here</a> on', 'never "closed" here on'),
        ("<template><i><b><u><s>x</template>y", "y"),
        ("<details><summary>More</summary>Text</details>After", "More\nText\n\nAfter"),
        ("<fieldset><legend>Name</legend>Text</fieldset>After", "Name\nText\n\nAfter"),
        ("Before<menu><li>a<li>b</menu><center>c</center>After", "Before\n\na\nb\n\nc\n\nAfter"),
        ("<video>No video here</video><iframe>none</iframe>x", "x"),
        ("<p hidden>a<p>b<div>c</div>", "b\nc"),
        ("<ul><li hidden>a<li>b</ul>c", "b\n\nc"),
        ("<dl><dt hidden>a<dd>b<dt>c</dl>", "b\nc"),
        ("<table><tr hidden><td>a<td>b<tr><th hidden>c<td>d</table>", "d"),
        ("<select><option hidden>a<option>b</select>", "b"),
        ("<div hidden>" + "<p>a" * 99 + "</div>b", "b"),
        ("&#" + "9" * 9000 + ";", "\ufffd"),
        ("", ""),
    ],
)
def test_elements_become_line_feeds_and_the_rest_stays(source: str, expected: str) -> None:
    assert html_to_text(source) == expected


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_comes_back(text: str) -> None:
    wanted = " ".join(filter(None, text.split(" ")))
    assert html_to_text(f"<p>{html.escape(text)}</p>") == wanted


@settings(deadline=None)
@given(st.text(st.sampled_from("<>/!-?&;# ab=\"'p")))
def test_whatever_it_holds_it_is_read(source: str) -> None:
    assert isinstance(html_to_text(source), str)


@pytest.mark.parametrize(
    "piece", ["<a ", "<![ ", "<!--", "</a", "<b></i>", "<p>", "&", "<img alt='", "<a =\"'", "<a ='<a =\""]
)
def test_a_long_attack_is_read_to_its_end(piece: str) -> None:
    text = html_to_text(piece * 50_000 + "<p>end</p>")
    assert text.endswith("end")


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'HIDDEN=""',
        "hidden='until-found'",
        'style="color: red; Display : none"',
        "style='visibility:hidden'",
    ],
)
def test_what_is_kept_from_being_shown_is_left_out(attributes: str) -> None:
    assert html_to_text(f"<p {attributes}>Not <b>seen</b>.</p><p>Seen.</p>") == "Seen."


@pytest.mark.parametrize(
    "attributes",
    ['title="the hidden one"', "data-hidden", 'aria-hidden="true"', 'style="color: red"', 'class="hidden"'],
)
def test_what_only_speaks_of_hiding_is_shown(attributes: str) -> None:
    assert html_to_text(f"<p {attributes}>Seen.</p>") == "Seen."


def test_a_dialogue_is_read_where_it_is_open() -> None:
    assert html_to_text("<p>Seen.</p><dialog>Not <b>seen</b>.</dialog><p>On.</p>") == "Seen.\n\nOn."
    assert html_to_text('<dialog id="open">Not seen.</dialog>Seen.') == "Seen."
    assert (
        html_to_text("<p>Seen.</p><dialog class=x OPEN>Asked.</dialog><p>On.</p>") == "Seen.\n\nAsked.\n\nOn."
    )


def test_what_a_field_proposes_is_no_text() -> None:
    assert html_to_text("<p>Seen <datalist><option>Proposed</option></datalist>on.</p>") == "Seen on."


def test_what_is_hidden_breaks_no_line() -> None:
    assert html_to_text("<p>One <span hidden>x<br>y<p>z</p></span>two.</p>") == "One two."
