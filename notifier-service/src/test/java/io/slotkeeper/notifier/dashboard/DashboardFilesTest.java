package io.slotkeeper.notifier.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files are open to everybody and bring nothing from outside. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class DashboardFilesTest {
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/theme.js", "/icon.svg"})
    void filesAreServedUnderAStrictPolicy(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                .header("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/theme.js", "/icon.svg"})
    void whatKeepsItsNameIsAskedForEachTime(String path) {
        given().get(path).then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void whatIsNamedAfterItsContentMayBeKept() {
        List<String> bundled = LINKED.matcher(given().get("/").asString())
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.startsWith("/static/bundle/"))
                .toList();

        assertThat(bundled).hasSizeGreaterThanOrEqualTo(2).allMatch(link -> link.matches(".*-[0-9A-Z]{8}\\.(js|css)"));
        bundled.forEach(
                link -> given().get(link).then().statusCode(200).header("Cache-Control", not(equalTo("no-cache"))));
    }

    @Test
    void thePageLinksOnlyToFilesOfItsOwnThatAreThere() {
        String page = given().get("/").then().extract().asString();
        List<String> links =
                LINKED.matcher(page).results().map(link -> link.group(1)).toList();

        assertThat(links).hasSizeGreaterThanOrEqualTo(4).allMatch(link -> link.startsWith("/"));
        links.forEach(link -> given().get(link).then().statusCode(200));
        assertThat(page).doesNotContain("<style").doesNotContainPattern("<script[^>]*>[^<]");
    }
}
