package io.github.azurellama.samples.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person uses it. */
final class ChatPage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver browser;

    private ChatPage(ChromeDriver browser) {
        this.browser = browser;
    }

    static ChatPage open(ChromeDriver browser, RunningChat chat) {
        browser.get(chat.url());
        var page = new ChatPage(browser);
        page.await(ready -> page.find("#endpoint").isDisplayed());
        return page;
    }

    /** Types a message and presses Enter. */
    void ask(String text) {
        question().sendKeys(text.replace("\n", Keys.chord(Keys.SHIFT, Keys.ENTER)), Keys.ENTER);
    }

    /** Types a message, and waits until its response is complete. */
    void askAndWait(String text) {
        ask(text);
        awaitEnd();
    }

    void awaitEnd() {
        await(ended ->
                !find("#stop").isDisplayed() && "false".equals(find("#log").getDomAttribute("aria-busy")));
    }

    WebElement question() {
        return find("#question");
    }

    /** The text of the latest response, its figures included. */
    String answer() {
        List<WebElement> answers = all(".answer");
        return answers.get(answers.size() - 1).getText();
    }

    @Nullable String status() {
        return find("#status").getDomProperty("textContent");
    }

    void pick(String list, String value) {
        new Select(find("#" + list)).selectByValue(value);
    }

    void type(String field, String value) {
        find("#" + field).clear();
        find("#" + field).sendKeys(value);
    }

    void press(Keys key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    void await(ExpectedCondition<Boolean> condition) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(20)).until(condition);
    }
}
