package io.slotkeeper.launcher.door;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The page behind a login link: it has a button, and no script, so that a preview does not use the link up. */
final class LoginPage {
    private static final String STYLE = resource("style.css");
    private static final String LOGIN = resource("login.html").replace("/*style*/", STYLE);
    private static final String SPENT = resource("login-spent.html").replace("/*style*/", STYLE);
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private LoginPage() {}

    /** Offers the login; {@code code} and {@code role} are our own values and need no escaping. */
    static void offer(HttpServerResponse response, String code, String role) {
        answer(response, 200, LOGIN.replace("/*role*/", role).replace("/*code*/", code));
    }

    /** Says that the link is used up, without a reason that would help guessing. */
    static void spent(HttpServerResponse response) {
        answer(response, Problem.loginLinkInvalid().status(), SPENT);
    }

    private static void answer(HttpServerResponse response, int status, String page) {
        response.setStatusCode(status)
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("content-security-policy", POLICY)
                .end(page);
    }

    private static String resource(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream("/door/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
