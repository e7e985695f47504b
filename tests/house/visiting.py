"""One page in a real browser: what it looks like to somebody at a desk, to somebody with a phone, and to somebody without script."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AXE = Path(__file__).parents[2] / "scripts/page_checkers/node_modules/axe-core/axe.min.js"
SHOTS = os.environ.get("FOURFOLD_SHOTS", "")
FILLED = ".btn:not(.btn--2):not(.btn--3)"
FAULTS_OF_AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))"""
SHOWN = f"""() => [...document.querySelectorAll('{FILLED}')].filter(b => b.checkVisibility()).map(b => b.textContent.trim())"""
TO_DO = """() => [...document.querySelectorAll('main :is(h1, h2, a, button, label, legend)')].filter(e => e.checkVisibility())
    .map(e => e.tagName + ' ' + e.textContent.trim().replace(/\\s+/g, ' ').replace(/\\d+/g, '#'))"""
WIDE = """() => [document.documentElement.scrollWidth, [...document.querySelectorAll('body *')].filter(
    e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()).slice(0, 3).map(
    e => e.tagName + '.' + e.className)]"""


@dataclass
class Seen:
    """What was found on one page."""

    status: int = 0
    source: str = ""
    axe: list[str] = field(default_factory=list)
    headings: int = 0
    filled: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    lost_without_script: list[str] = field(default_factory=list)


class Visitor:
    """Somebody with two windows: one at a desk in the light, which then becomes a phone in the dark; and one at a desk without script."""

    def __init__(self, chromium: Any, site: str, cookie: dict[str, str] | None) -> None:
        self.site, self.seen, self.checks_axe = site, Seen(), AXE.exists()
        # Without motion a colour is what it is at once, when the light changes too.
        desk = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        self.windows = [chromium.new_context(**how) for how in (desk, desk | {"java_script_enabled": False})]
        for window in self.windows:
            window.set_default_timeout(15_000)
            if cookie:
                window.add_cookies([cookie | {"url": site}])
        if self.checks_axe:
            # Handed over from outside, since the pages' own policy rightly bars it.
            self.windows[0].add_init_script(path=AXE)
        self.page, self.plain = (self.page_of(window) for window in self.windows)

    def page_of(self, window: Any) -> Any:
        page = window.new_page()
        page.on("console", lambda message: self.hear(message.type, message.text))
        page.on("pageerror", lambda error: self.seen.said.append(str(error)))
        page.on("request", lambda request: self.notice(request.url))
        return page

    def hear(self, kind: str, words: str) -> None:
        """Remember what the console says, its advice aside."""
        if kind in {"error", "warning"}:
            self.seen.said.append(words)

    def notice(self, url: str) -> None:
        """Remember a request to anywhere else."""
        if not url.startswith((self.site, "data:", "blob:")):
            self.seen.elsewhere.append(url)

    def visit(self, path: str, name: str) -> Seen:
        """Everything about one page."""
        self.seen = seen = Seen()
        self.turn_into(1280, 900, "light")
        response = self.page.goto(self.site + path)
        seen.status, seen.source = response.status, response.text()
        seen.headings = self.page.locator("h1").count()
        seen.filled = self.page.evaluate(SHOWN)
        can_do = self.page.evaluate(TO_DO)
        self.keep(f"{name}-1280")
        self.check("light")
        self.turn_into(390, 844, "dark")
        self.keep(f"{name}-390")
        self.check("dark")
        self.turn_into(320, 844, "dark")
        width, culprits = self.page.evaluate(WIDE)
        if width > 320:
            seen.wide = [f"{width} px", *culprits]
        self.plain.goto(self.site + path)
        still = self.plain.evaluate(TO_DO)
        seen.lost_without_script = [what for what in can_do if what not in still]
        return seen

    def turn_into(self, width: int, height: int, scheme: str) -> None:
        """Give the window another size and another light. The page answers to both by its styles alone, so it is not asked for again."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)

    def check(self, scheme: str) -> None:
        """Have axe look."""
        if self.checks_axe:
            self.seen.axe += [f"{scheme}: {fault}" for fault in self.page.evaluate(FAULTS_OF_AXE)]

    def keep(self, name: str) -> None:
        """A picture, where pictures are asked for."""
        if SHOTS:
            self.page.screenshot(path=Path(SHOTS, f"{name}.png"), full_page=True)

    def leave(self) -> None:
        """Close the windows."""
        for window in self.windows:
            window.close()
