package io.slotkeeper.notifier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The host's picture and the founding dialog. The other services' answers are stood in for ({@link OtherServices}); the
 * end-to-end module runs the pages against the real ones.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class RequestPagesTest extends DashboardTest {
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
        assertThat(function("0000:07:00.0")).containsText("Passthrough, by order");
        assertThat(function("0000:07:00.0").getByTitle("Known from a confirmed order; no source reports it."))
                .isVisible();
        assertThat(function("0000:07:00.1")).containsText("Passthrough");
        assertThat(function("0000:07:00.1")).not().containsText("by order");
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Who drives a function")))
                .containsText(
                        Pattern.compile("Passthrough\\s+2.*by order known from a confirmed order", Pattern.DOTALL));
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
}
