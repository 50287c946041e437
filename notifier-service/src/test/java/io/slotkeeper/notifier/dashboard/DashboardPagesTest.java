package io.slotkeeper.notifier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The other pages and the live notifications, which come from this service over the real Kafka. The other services'
 * answers are stood in for ({@link OtherServices}); the end-to-end module runs the pages against the real ones.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class DashboardPagesTest extends DashboardTest {
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
        page.getByLabel("What it printed").fill("Slot:\t06:00.0\nVendor:\tzz\n");
        services.refuseReports();
        button("Add host and read the dump").click();

        assertThat(page.getByTestId("problem")).containsText("Line 2: 'zz' is no PCI address");
        assertThat(page.getByLabel("What it printed")
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
}
