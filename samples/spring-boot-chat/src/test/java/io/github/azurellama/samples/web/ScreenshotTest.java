package io.github.azurellama.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes pictures of the page in target/screenshots, for people to look at. */
@EnabledIf("io.github.azurellama.samples.web.Browser#isInstalled")
final class ScreenshotTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void takes_pictures_of_phone_and_desktop_in_light_and_dark() throws IOException {
        Files.createDirectories(PICTURES);
        ChromeDriver browser = Browser.start();
        try (var chat = RunningChat.start("--simulator.token-delay=2ms")) {
            for (String scheme : new String[] {"light", "dark"}) {
                take(browser, chat, 390, 844, scheme);
                take(browser, chat, 1280, 860, scheme);
            }
        } finally {
            browser.quit();
        }
    }

    private static void take(ChromeDriver browser, RunningChat chat, int width, int height, String scheme)
            throws IOException {
        String suffix = width + "-" + scheme;
        Browser.emulate(browser, width, height, scheme);
        ChatPage page = ChatPage.open(browser, chat);
        save(browser, "empty-" + suffix);
        if (width < 600) {
            page.find("#toggle").click();
            save(browser, "options-" + suffix);
            page.find("#close").click();
        }
        page.askAndWait("What is the weather in Munich and Lima?");
        page.askAndWait(
                "Echo: A loop in Java, with `i` as its counter:\n\n```java\nfor (int i = 0; i < 10; i++) {\n"
                        + "    System.out.println(\"a long line of code that does not fit a phone: \" + i);\n}\n```\n\nIt ends.");
        save(browser, "tools-" + suffix);
        if (width < 600) {
            page.find("#toggle").click();
        }
        page.find("#logprobs").click();
        if (width < 600) {
            page.find("#close").click();
        }
        page.askAndWait("Tell me a story about a llama.");
        save(browser, "probabilities-" + suffix);
        page.find(".tokens .token:nth-child(7)").click();
        save(browser, "token-" + suffix);
        page.find("#restart").click();
        page.askAndWait("Echo: " + "Donaudampfschifffahrtsgesellschaft".repeat(6));
        page.askAndWait("[[violence]]");
        page.ask("Tell me a long story.");
        page.await(begun -> page.all(".part").size() > 1);
        page.find("#stop").click();
        page.awaitEnd();
        save(browser, "error-" + suffix);
    }

    private static void save(ChromeDriver browser, String name) throws IOException {
        Path picture = PICTURES.resolve(name + ".png");
        Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
        assertThat(picture).isNotEmptyFile();
    }
}
