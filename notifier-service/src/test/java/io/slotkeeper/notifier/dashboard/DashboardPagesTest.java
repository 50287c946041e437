package io.slotkeeper.notifier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.TestTokens;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The dashboard's own behaviour in a real browser. Notifications come from this service over the real Kafka; the other
 * services' answers are stood in for ({@link OtherServices}), the end-to-end module runs the pages against the real ones.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
@ExtendWith(Browser.class)
class DashboardPagesTest {
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";

    @TestHTTPResource("/")
    URL root;

    private final OtherServices services = new OtherServices();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        context = Browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setExtraHTTPHeaders(Map.of("Authorization", TestTokens.bearer("operator"))));
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        services.answer(page, "operator");
    }

    @AfterEach
    void close() {
        context.close();
        org.assertj.core.api.Assertions.assertThat(errors).isEmpty();
    }

    @Test
    void aTickTakesTheNeighbourAlongAndSaysSo() {
        openHost();

        tick(PORT_0).click();
        assertThat(tick(PORT_0)).isChecked();
        assertThat(tick(PORT_1)).isChecked();
        assertThat(page.getByTestId("companion-note")).containsText("moves together with " + PORT_0);
        assertThat(page.getByTestId("selection")).hasText("1 function selected");

        tick(PORT_1).click();
        assertThat(tick(PORT_0)).not().isChecked();
        assertThat(tick(PORT_1)).not().isChecked();
    }

    @Test
    void theKeyboardDoesItToo() {
        openHost();

        tick("0000:02:00.1").focus();
        page.keyboard().press("ArrowDown");
        assertThat(tick(PORT_0)).isFocused();
        page.keyboard().press("Space");
        assertThat(tick(PORT_1)).isChecked();
        page.keyboard().press("End");
        assertThat(tick("0000:07:00.1")).isFocused();
    }

    @Test
    void thePictureSaysWhoDrivesAndHoldsWhat() {
        openHost();

        assertThat(function("0000:02:00.0")).containsText("Management uplink vmnic0");
        assertThat(function("0000:07:00.0")).containsText("Passthrough");
        assertThat(function("0000:07:00.0")).containsText("Held by vm-41");
        assertThat(function("0000:04:00.0")).containsText("Lost");
        assertThat(function(PORT_0)).containsText("Not reported");
        assertThat(page.getByText("moves together: one PCI slot, one context (lspci)"))
                .hasCount(3);
    }

    @Test
    void theFoundingDialogTellsAsksAndHolds() {
        openHost();
        tick(PORT_0).click();
        button("Request").click();
        assertThat(page.getByLabel("Virtual machine")).isFocused();
        page.getByLabel("Virtual machine").fill("vm-42");
        button("Request").click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.HEADING).first()).hasText("Give 1 function of esx-07 to vm-42");
        assertThat(dialog.getByTestId("companion-reason")).containsText(PORT_1 + " is selected automatically as well");
        assertThat(dialog.getByTestId("feature-loss")).containsText("vMotion");
        assertThat(dialog.getByTestId("feature-loss")).containsText("DRS");
        assertThat(dialog).containsText("experimentally supported");

        button("Hold device").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Tick every consent");
        dialog.getByLabel("I accept that vm-42 loses vMotion").check();
        button("Hold device").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Say why");
        dialog.getByLabel("Reason").fill("storage tests");
        button("Hold device").click();

        assertThat(dialog.getByTestId("outcome")).containsText("PREPARING");
        Request sent = services.written("/api/assignment/v1/assignments");
        JsonNode body = OtherServices.body(sent);
        assertThat(body.path("consents").toString()).isEqualTo("[\"feature-lost\"]");
        assertThat(body.path("functions").toString()).isEqualTo("[\"" + PORT_0 + "\"]");
        assertThat(body.path("reason").asText()).isEqualTo("storage tests");
        assertThat(sent.headerValue("prefer")).isEqualTo("wait=10");
        assertThat(sent.headerValue("x-slotkeeper-csrf")).isEqualTo("1");
        button("Close").last().click();
        assertThat(page.getByTestId("selection")).isHidden();
        assertThat(OtherServices.body(services.written("/evaluations"))
                        .path("minHostRevision")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void escapeLeavesEverythingAsItWas() {
        openHost();
        tick(PORT_0).click();
        page.getByLabel("Virtual machine").fill("vm-42");
        button("Request").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();

        page.keyboard().press("Escape");

        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(tick(PORT_0)).isChecked();
        assertThat(page.getByLabel("Virtual machine")).isFocused();
    }

    @Test
    void whatWouldBeRefusedIsToldBeforeItIsAskedFor() {
        services.deny("limit-exceeded", "vm-42 would hold 3 functions; ESX 4.0 allows 2.");
        openHost();
        tick(PORT_0).click();
        page.getByLabel("Virtual machine").fill("vm-42");
        button("Request").click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByTestId("verdict")).containsText("would be refused for 1 reason");
        assertThat(dialog.getByTestId("finding").first()).containsText("vm-42 would hold 3 functions");
        assertThat(dialog).containsText("experimentally supported");
        assertThat(dialog.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        assertThat(button("Request it anyway")).isVisible();
    }

    @Test
    void aRefusalNamesTheHolder() {
        services.refuse("vm-41");
        openHost();
        tick(PORT_0).click();
        page.getByLabel("Virtual machine").fill("vm-42");
        button("Request").click();
        page.getByLabel("I accept that vm-42 loses vMotion").check();
        page.getByLabel("Reason").fill("storage tests");
        button("Hold device").click();

        assertThat(page.getByTestId("outcome")).containsText("DENIED");
        assertThat(page.getByTestId("refusal")).containsText("Held by vm-41");
    }

    @Test
    void whatHappensAppearsByItselfAndCanBeRead() {
        openHost();
        assertThat(page.getByTestId("live-state")).hasText("Live");
        UUID assignment = UUID.randomUUID();
        try (KafkaProbe kafka = new KafkaProbe()) {
            send(kafka, claimed(assignment, 1, "local-requester").put("message", "vm-77 holds " + assignment));
        }

        Locator item = page.getByTestId("notification")
                .filter(new Locator.FilterOptions().setHasText("vm-77 holds " + assignment));
        assertThat(item).isVisible();
        int unread = unread();
        item.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByTestId("unread-count")).hasText(String.valueOf(unread - 1));
        item.getByRole(AriaRole.LINK).first().click();
        page.waitForURL("**/#/assignments/" + assignment);
    }

    @Test
    void aStreamThatCannotBeReachedIsSaidAndFoundAgain() {
        page.route("**/notifications/stream*", route -> route.abort());
        openHost();
        assertThat(page.getByTestId("live-state")).hasText("Reconnecting");

        page.unroute("**/notifications/stream*");
        assertThat(page.getByTestId("live-state"))
                .hasText(
                        "Live",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(15_000));
    }

    @Test
    void anAssignmentShowsItsOrdersAndTakesTheirConfirmation() {
        page.navigate(root + "#/assignments/" + OtherServices.ASSIGNMENT);

        Locator order = page.getByTestId("order");
        assertThat(order).containsText("Enable");
        assertThat(page.getByTestId("history-entry")).hasCount(4);
        order.getByLabel("What happened").fill("done in the client");
        order.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();
        page.waitForCondition(() -> OtherServices.body(services.written("/report"))
                .path("outcome")
                .asText()
                .equals("SUCCEEDED"));
        assertThat(OtherServices.body(services.written("/report"))
                        .path("detail")
                        .asText())
                .isEqualTo("done in the client");

        button("Release").click();
        page.waitForCondition(() -> services.written("/release") != null);
    }

    @Test
    void aConsentThatIsWaitedForCanBeGivenLater() {
        services.awaitConsent();
        page.navigate(root + "#/assignments/" + OtherServices.ASSIGNMENT);

        page.getByLabel("For vm-42 on esx-07").check();
        button("Give consent").click();
        page.waitForCondition(() -> OtherServices.body(services.written("/consents"))
                .path("codes")
                .toString()
                .equals("[\"feature-lost\"]"));
        assertThat(button("Cancel the request")).isVisible();
    }

    @Test
    void aDumpIsReadAndABadOneIsToldWithItsLine() {
        page.navigate(root + "#/add-host");
        page.getByLabel("Host id").fill("esx-07");
        page.getByLabel("Version").fill("4.0");
        page.getByLabel("Output of lspci").fill("Slot:\t06:00.0\nVendor:\tzz\n");
        services.refuseReports();
        button("Add host and read the dump").click();

        assertThat(page.getByTestId("problem")).containsText("Line 2: 'zz' is no PCI address");
        assertThat(page.getByLabel("Output of lspci")
                        .evaluate("dump => dump.value.slice(dump.selectionStart, dump.selectionEnd)"))
                .isEqualTo("Vendor:\tzz");
        assertThat(services.written("/reports").headerValue("content-type")).isEqualTo("text/x-lspci");

        services.acceptReports();
        button("Add host and read the dump").click();
        assertThat(page.getByTestId("report-result")).containsText("44 functions on esx-07: 44 new");
    }

    @Test
    void whoIsNotSignedInIsToldHow() {
        page.route(
                "**/api/session",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(401)));
        page.navigate(root.toString());

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Signed out");
    }

    private void openHost() {
        page.navigate(root + "#/hosts/esx-07");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("esx-07")))
                .isVisible();
    }

    private Locator tick(String address) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(address));
    }

    private Locator function(String address) {
        return page.getByTestId("function-" + address);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private int unread() {
        return Integer.parseInt(page.getByTestId("unread-count").innerText());
    }
}
