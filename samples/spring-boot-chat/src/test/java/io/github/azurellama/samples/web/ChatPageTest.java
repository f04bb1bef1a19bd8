package io.github.azurellama.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The page in a real browser. */
@EnabledIf("io.github.azurellama.samples.web.Browser#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class ChatPageTest {

    private ChromeDriver browser;
    private RunningChat chat;
    private ChatPage page;

    @BeforeAll
    void start() {
        browser = Browser.start();
        chat = RunningChat.start();
    }

    @AfterAll
    void end() {
        browser.quit();
        chat.close();
    }

    @BeforeEach
    void open() {
        Browser.emulate(browser, 1280, 800, "light");
        page = ChatPage.open(browser, chat);
    }

    @Test
    void says_that_it_is_simulated_and_responds_to_an_example() {
        assertThat(page.find("#endpoint").getText()).isEqualTo("simulated");
        assertThat(page.find("#empty").getText()).contains("No AZURE_LLAMA_ENDPOINT is set");

        page.all("#examples button").get(1).click();
        page.awaitEnd();

        assertThat(page.answer()).contains("Tokyo", "tokens in", "tokens/s");
        assertThat(page.find("#empty").isDisplayed()).isFalse();
        assertThat(page.status()).isEqualTo("The response is complete");
    }

    @Test
    void shows_the_response_while_it_is_generated_and_stops_it_by_escape() throws InterruptedException {
        page.ask("Tell me a long story.");
        page.await(begun -> page.all(".part").size() == 1);
        String begun = page.find(".part").getText();
        page.await(grown -> page.find(".part").getText().length() > begun.length());

        page.press(Keys.ESCAPE);
        page.awaitEnd();

        assertThat(page.answer()).contains("stopped").doesNotContain("And that is where the story");
        assertThat(page.status()).isEqualTo("The response was stopped");
        assertThat(chat.simulator(EndpointChoice.SERVERLESS).awaitDisconnect(Duration.ofSeconds(30)))
                .isTrue();
        assertThat(browser.switchTo().activeElement()).isEqualTo(page.question());
    }

    @Test
    void stops_by_its_button_and_goes_on_with_the_conversation() {
        page.askAndWait("My favourite colour is green.");
        page.ask("Tell me a long story.");
        page.await(begun -> page.all(".part").size() == 2);
        page.find("#stop").click();
        page.awaitEnd();

        page.askAndWait("What is my favourite colour?");

        assertThat(page.answer()).contains("green");
        page.find("#restart").click();
        assertThat(page.all("article")).isEmpty();
        page.askAndWait("What is my favourite colour?");
        assertThat(page.answer()).doesNotContain("green");
    }

    @Test
    void shows_what_is_refused_in_a_box_and_takes_the_next_question() {
        page.type("temperature", "9");
        page.askAndWait("Hello!");

        assertThat(page.find(".error").getText())
                .isEqualTo("No response. temperature = 9.0 is out of range: it must be between 0 and 2");
        page.type("temperature", "0.5");
        page.askAndWait("What is the capital of Japan?");
        assertThat(page.answer()).contains("Tokyo");
    }

    @Test
    void sends_the_kind_and_the_options_that_are_picked() {
        page.pick("kind", "MANAGED_COMPUTE_NIM");
        page.type("max_tokens", "5");
        page.type("seed", "42");
        page.askAndWait("Tell me a long story.");

        assertThat(page.answer()).contains("cut at the token limit", "5 out", "meta/llama-4-scout");
        var requests = chat.simulator(EndpointChoice.MANAGED_COMPUTE_NIM).requests();
        assertThat(requests.get(0).body().path("seed").asInt()).isEqualTo(42);
    }

    @Test
    void shows_tool_calls_with_their_results() {
        page.pick("tools", "NATIVE");
        page.askAndWait("What is the weather in Munich and Lima?");

        assertThat(page.all(".call"))
                .extracting(WebElement::getText)
                .containsExactly(
                        "weather {\"city\":\"Munich\"}\nsunny, 24 °C", "weather {\"city\":\"Lima\"}\nfog, 17 °C");
        assertThat(page.find(".part").getText()).contains("sunny, 24 °C", "fog, 17 °C");
    }

    @Test
    void colours_the_response_by_probability_and_describes_a_token_reached_by_keyboard() {
        page.find("#logprobs").click();
        page.askAndWait("What is the capital of Japan?");

        List<WebElement> tokens = page.all(".tokens .token");
        assertThat(tokens)
                .hasSizeGreaterThan(3)
                .allSatisfy(token -> assertThat(token.getDomAttribute("class")).matches("token sure[0-4]"));
        assertThat(page.find(".tokens").getText()).contains("Tokyo");
        page.find(".tokens").sendKeys(Keys.ARROW_RIGHT);
        assertThat(page.find(".detail").getText())
                .contains(tokens.get(0).getText().strip(), " %");
    }

    @Test
    void shows_markup_as_text_and_sets_code_apart() {
        page.askAndWait("Echo: <img src=x onerror=alert(1)> & `inline`\n\n```java\nint a = 1 < 2 ? 3 : 4;\n```");

        assertThat(page.all(".answer img")).isEmpty();
        assertThat(page.find(".part p").getText()).isEqualTo("<img src=x onerror=alert(1)> & inline");
        assertThat(page.find(".part pre").getText()).isEqualTo("int a = 1 < 2 ? 3 : 4;");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void fits_a_phone_and_hides_the_options() {
        Browser.emulate(browser, 390, 844, "light");
        assertThat(page.find("#options").isDisplayed()).isFalse();

        page.find("#toggle").click();
        assertThat(page.find("#options").isDisplayed()).isTrue();
        page.press(Keys.ESCAPE);
        assertThat(page.find("#options").isDisplayed()).isFalse();
        assertThat(browser.switchTo().activeElement()).isEqualTo(page.find("#toggle"));

        page.askAndWait("Echo: " + "Donaudampfschifffahrt".repeat(12));
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
