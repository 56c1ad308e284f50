package dev.ferry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium of this machine without a screen, which finds no host by any name. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Only for a machine that stands still; nothing takes so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MOST_LOOKS = 1_000;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Chromium and its driver, where both are installed. */
    static Optional<List<Path>> find() {
        return program("chromium", "chromium-browser", "google-chrome")
                .flatMap(browser -> program("chromedriver").map(driver -> List.of(browser, driver)));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(List<Path> programs, Path profile) {
        // Both programs are named, so that nothing looks for them elsewhere.
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get(0).toFile());
        options.addArguments(
                "--headless=new",
                // In a container there is nobody but root.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get(1).toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        return new Browser(driver);
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    /** The name of the file that is shown. */
    String page() {
        String url = driver.getCurrentUrl();
        return url == null ? "" : url.substring(url.lastIndexOf('/') + 1);
    }

    WebElement the(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Keys as they are typed, whatever has the focus. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    String focused() {
        return String.valueOf(script("return document.activeElement.textContent"));
    }

    Object script(String script, Object... arguments) {
        Object result = driver.executeScript(script, arguments);
        return result == null ? "" : result;
    }

    /** Lets the page go on until the script says true. */
    void await(String condition) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                Object holds = driver.executeAsyncScript(
                        "var done = arguments[0]; setTimeout(function () { done(Boolean(" + condition + ")); }, 20);");
                if (Boolean.TRUE.equals(holds)) {
                    return;
                }
            } catch (JavascriptException e) {
                // Another page came in between.
                assertThat(look).as(condition + ": " + e.getMessage()).isLessThan(MOST_LOOKS - 1);
            }
        }
        throw new AssertionError("it never came: " + condition);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void scheme(String lightOrDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    }

    void shoot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What axe finds against the rules of WCAG 2.2, A and AA, each with the place. */
    List<String> barriers() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            assertThat(axe).isNotNull();
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonNode found = JSON.readTree(String.valueOf(driver.executeAsyncScript("""
                var done = arguments[0];
                axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
                    .then(function (result) { done(JSON.stringify(result.violations)); }, function (e) { done("[\\"" + e + "\\"]"); });
                """)));
        return StreamSupport.stream(found.spliterator(), false)
                .map(one -> one.path("id").asText() + ": " + one.path("help").asText() + " at "
                        + one.at("/nodes/0/html").asText() + " "
                        + one.at("/nodes/0/any/0/message").asText())
                .toList();
    }

    /**
     * The addresses of all that pages asked for since the last time, but for what the policy refused before it was sent. What the
     * browser shows of its own is not counted.
     */
    List<String> requests() {
        List<JsonNode> events = driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> json(entry.getMessage()).path("message"))
                .toList();
        Set<String> refused = events.stream()
                .filter(event -> event.path("method").asText().equals("Network.loadingFailed"))
                .filter(event -> event.at("/params/blockedReason").asText().equals("csp"))
                .map(event -> event.at("/params/requestId").asText())
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                .filter(event -> !refused.contains(event.at("/params/requestId").asText()))
                .map(event -> event.at("/params/request/url").asText())
                .filter(url -> !url.startsWith("chrome://") && !url.startsWith("data:"))
                .toList();
    }

    /** What the browser complained of since the last time. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
