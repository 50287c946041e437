package io.slotkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody who has never seen Slotkeeper pastes a dump, ticks a port, reads the founding dialog and holds the device. */
class DashboardStoryTest {
    private static final LocatorAssertions.HasAttributeOptions PATIENT =
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void fromAPastedDumpToAnAttachedDevice() {
        String host = Api.unique("esx");
        String vm = Api.unique("vm");
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))
                .newPage();
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);

        logIn(page);
        pasteDump(page, host);
        tickAPortAndSeeItsNeighbourGoAlong(page);
        String dialog = askFor(page, vm);
        assertThat(dialog)
                .contains(
                        "0000:06:00.1",
                        "cannot be in different contexts",
                        "vMotion",
                        "DRS",
                        "experimentally supported");
        consentAndHold(page, vm);
        carryOutTheOrders(page);
        assertThat(page.getByTestId("state")).hasAttribute("data-state", "ATTACHED", PATIENT);
        assertThat(page.getByTestId("notification")
                        .filter(new Locator.FilterOptions().setHasText(vm))
                        .first())
                .isVisible();
        assertThat(errors).isEmpty();
    }

    private static void logIn(Page page) {
        page.navigate(Suite.running().loginLink());
        page.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.getByTestId("live-state")).hasText("Live");
    }

    private static void pasteDump(Page page, String host) {
        page.navigate(Suite.running().url() + "/#/add-host");
        page.getByLabel("Host id").fill(host);
        page.getByLabel("Version").fill("4.0");
        page.getByLabel("What it printed").fill(Api.foundingDump());
        page.getByRole(AriaRole.BUTTON, named("Add host and read the dump")).click();
        assertThat(page.getByTestId("report-result")).isVisible();
        page.getByRole(AriaRole.LINK, named("Open " + host)).click();
    }

    private static void tickAPortAndSeeItsNeighbourGoAlong(Page page) {
        page.getByRole(AriaRole.CHECKBOX, named("0000:06:00.0")).check();
        assertThat(page.getByTestId("companion-note").first()).isVisible();
        assertThat(page.getByRole(AriaRole.CHECKBOX, named("0000:06:00.1"))).isChecked();
        assertThat(page.getByText("1 moves along")).isVisible();
    }

    private static String askFor(Page page, String vm) {
        page.getByLabel("Virtual machine").fill(vm);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Request").setExact(true))
                .click();
        assertThat(page.getByTestId("verdict")).isVisible();
        return page.getByRole(AriaRole.DIALOG).innerText();
    }

    private static void consentAndHold(Page page, String vm) {
        page.getByLabel("I accept that " + vm + " loses").check();
        page.getByLabel("Reason").fill("the guest needs the port itself");
        page.getByTestId("submit-request").click();
        assertThat(page.getByTestId("outcome")).hasAttribute("data-state", "PREPARING", PATIENT);
        page.getByRole(AriaRole.LINK, named("Open the assignment")).click();
    }

    private static void carryOutTheOrders(Page page) {
        for (String type : List.of("ENABLE", "REBOOT", "ATTACH")) {
            Locator order = page.locator("[data-testid=order][data-type=" + type + "][data-state=PENDING]");
            assertThat(order).isVisible();
            order.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                    .click();
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
