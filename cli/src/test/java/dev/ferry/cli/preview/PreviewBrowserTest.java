package dev.ferry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The preview's pages in a real browser, from the disk, where one is installed. */
@Tag("slow")
final class PreviewBrowserTest {
    private static final Optional<List<Path>> PROGRAMS = Browser.find();
    private static final Path SHOTS = Path.of("target", "preview-screenshots");

    @TempDir
    private static Path folder;

    private static Path strange = Path.of("");
    private static Path sample = Path.of("");
    private static Optional<Browser> running = Optional.empty();

    @BeforeAll
    static void writeThePages() throws IOException {
        if (PROGRAMS.isEmpty()) {
            return;
        }
        strange = Files.createDirectories(folder.resolve("strange"));
        StrangeSite.write(strange, 200);
        Path home = Files.createDirectories(folder.resolve("workspace"));
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(home)) {
            workspace.ferry("export").exits(0);
            FerryProcess.Result shown = workspace.ferry("preview").exits(0);
            assertThat(shown.out()).contains("Open file://");
        }
        sample = home.resolve("preview");
        running = Optional.of(Browser.start(PROGRAMS.get(), folder.resolve("profile")));
    }

    @AfterAll
    static void end() {
        running.ifPresent(Browser::close);
        running = Optional.empty();
    }

    @BeforeEach
    void there_is_one() {
        Assumptions.assumeTrue(PROGRAMS.isPresent(), "no Chromium with its driver on this machine");
        browser().size(1280, 1000);
        browser().scheme("light");
    }

    /** Whatever a test does, the pages ask for nothing and the browser finds nothing wrong with them. */
    @AfterEach
    void nothing_was_asked_of_anybody() {
        running.ifPresent(browser -> {
            assertThat(browser.requests()).allSatisfy(url -> assertThat(url).startsWith("file:///"));
            assertThat(browser.complaints()).isEmpty();
        });
    }

    private static Browser browser() {
        return running.orElseThrow();
    }

    private static long shownRows() {
        return (Long) browser().script("return document.querySelectorAll('#issues tr:not([hidden])').length");
    }

    @Test
    void search_and_flags_narrow_the_list_and_say_how_far() {
        Browser browser = browser();
        browser.open(strange.resolve("index.html"));
        assertThat(shownRows()).isEqualTo(200);
        browser.the("#search").sendKeys("KIND-3 plain");
        browser.await("document.getElementById('count').textContent === '29 of 200 issues'");
        assertThat(shownRows()).isEqualTo(29);
        browser.the("input[value=fenced]").click();
        browser.await("document.getElementById('count').textContent === '3 of 200 issues'");
        assertThat(browser.all("#issues tr:not([hidden]) th"))
                .extracting(WebElement::getText)
                .containsExactly("10", "80", "150");
        browser.the("#search").clear();
        browser.the("#search").sendKeys("<script>");
        browser.await("document.getElementById('count').textContent === '1 of 200 issues'");
        browser.the("#search").sendKeys("nothing");
        browser.await("document.getElementById('count').textContent === '0 of 200 issues'");
    }

    @Test
    void keys_do_all_that_a_mouse_does() {
        Browser browser = browser();
        browser.open(strange.resolve("index.html"));
        browser.type("/");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("search");
        browser.type("kind-0");
        browser.await("document.getElementById('count').textContent === '28 of 200 issues'");
        browser.type(Keys.ARROW_DOWN);
        browser.type(Keys.ARROW_DOWN);
        browser.type(Keys.ARROW_UP);
        browser.type(Keys.ARROW_DOWN);
        assertThat(browser.focused()).isEqualTo("Plain issue of many, kind-0");
        browser.type(Keys.ENTER);
        browser.await("location.pathname.endsWith('/14.html')");
        browser.type("j");
        browser.await("location.pathname.endsWith('/15.html')");
        browser.type("k");
        browser.await("location.pathname.endsWith('/14.html')");
        browser.type("u");
        browser.await("location.pathname.endsWith('/index.html')");
        browser.open(strange.resolve("issues/200.html"));
        browser.type("j");
        assertThat(browser.page()).isEqualTo("200.html");
    }

    @Test
    void words_of_strangers_do_nothing() {
        Browser browser = browser();
        browser.open(strange.resolve("index.html"));
        assertThat(browser.the("#issues a").getText()).contains("<script>window.struck = 1</script>");
        browser.the("#issues a").click();
        browser.await("location.pathname.endsWith('/1.html')");
        assertThat(browser.script("return String(window.struck)")).isEqualTo("undefined");
        assertThat(browser.all("main img, main iframe, main script, main style"))
                .isEmpty();
        assertThat(browser.the("h1").getText()).contains("<script>window.struck = 1</script>");
        assertThat(browser.the(".old pre").getText()).contains("<script>window.struck = 3</script>", "U+0000");
        assertThat(browser.the(".new .md").getText()).contains("<script>window.struck = 3</script>", "@dora");
        assertThat(browser.all("mark")).isEmpty();
    }

    /** Were our escaping wrong, this would still stand between. */
    @Test
    void the_policy_is_in_force_from_the_disk() {
        Browser browser = browser();
        for (String page : List.of("index.html", "issues/1.html")) {
            browser.open(strange.resolve(page));
            browser.script("""
                    window.refused = [];
                    document.addEventListener("securitypolicyviolation", function (event) {
                        window.refused.push(event.effectiveDirective);
                    });
                    var main = document.querySelector("main");
                    var script = document.createElement("script");
                    script.textContent = "window.struck = 5";
                    main.appendChild(script);
                    var image = document.createElement("img");
                    image.src = "http://tracked.example.org/y.png";
                    main.appendChild(image);
                    var frame = document.createElement("iframe");
                    frame.src = "https://tracked.example.org/";
                    main.appendChild(frame);
                    main.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='window.struck = 6'>x</p>");
                    fetch("https://tracked.example.org/z").catch(function () {});
                    """);
            for (String directive : List.of(
                    "script-src-elem", "img-src", "frame-src", "style-src-attr", "script-src-attr", "connect-src")) {
                browser.await("window.refused.indexOf('" + directive + "') >= 0");
            }
            assertThat(browser.script("return String(window.struck)")).isEqualTo("undefined");
            // The refusals are what was wanted.
            assertThat(browser.complaints()).isNotEmpty();
        }
    }

    @Test
    void people_who_see_or_steer_otherwise_find_no_barrier_in_light_or_dark() throws IOException {
        Browser browser = browser();
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            for (Path page : List.of(
                    strange.resolve("issues/1.html"),
                    sample.resolve("index.html"),
                    sample.resolve("issues/7.html"),
                    sample.resolve("issues/6.html"))) {
                browser.open(page);
                assertThat(browser.barriers())
                        .as(scheme + " " + page.getFileName())
                        .isEmpty();
            }
            assertThat(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches"))
                    .isEqualTo(scheme.equals("dark"));
        }
    }

    @Test
    void pages_fit_wide_and_narrow_windows() throws IOException {
        Browser browser = browser();
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            for (int width : List.of(1280, 600)) {
                browser.size(width, 1200);
                for (Path page : List.of(
                        strange.resolve("issues/1.html"),
                        sample.resolve("index.html"),
                        sample.resolve("issues/7.html"),
                        sample.resolve("issues/31.html"))) {
                    browser.open(page);
                    String name = page.getFileName().toString().replace(".html", "");
                    browser.shoot(SHOTS.resolve(name + "-" + width + "-" + scheme + ".png"));
                    assertThat(
                                    (Boolean)
                                            browser.script(
                                                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                            .as(name + " at " + width)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void five_thousand_issues_are_searched_like_twenty() throws IOException {
        Browser browser = browser();
        Path many = Files.createDirectories(folder.resolve("many"));
        StrangeSite.write(many, 5_000);
        browser.open(many.resolve("index.html"));
        assertThat(shownRows()).isEqualTo(5_000);
        browser.the("#search").sendKeys("4321");
        browser.await("document.getElementById('count').textContent === '1 of 5000 issues'");
        browser.type(Keys.ENTER);
        browser.type(Keys.ENTER);
        browser.await("location.pathname.endsWith('/4321.html')");
    }
}
