package io.slotkeeper.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs the bearer tokens of a standalone installation; the services verify them with {@link #publicKey()}. */
public final class TokenMint {
    /** The roles of the product, weakest first. */
    public static final List<String> ROLES = List.of("viewer", "requester", "approver", "operator", "admin");

    public static final String ISSUER = "https://slotkeeper.local";
    public static final String AUDIENCE = "slotkeeper";

    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final Clock clock;

    public TokenMint(Secrets secrets, Clock clock) {
        this.clock = clock;
        try {
            this.key = RSAKey.parse(secrets.secret("token-signing-key.jwk", TokenMint::newKey));
        } catch (ParseException e) {
            throw new IllegalStateException("the token signing key is damaged; remove it to have a new one made", e);
        }
    }

    /** A signed token for one subject with one role, valid from now for {@code validity}. */
    public String mint(String subject, String role, Duration validity) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("no such role: " + role + "; roles are " + ROLES);
        }
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("upn", subject)
                .claim("roles", List.of(role))
                .claim("project", "default")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }

    /** Writes one token per role as {@code directory/<role>}, each with a subject of its own, readable by the owner. */
    public void writeRoleTokens(Path directory, Duration validity) {
        Secrets.privateDirectory(directory);
        try {
            for (String role : ROLES) {
                Secrets.writePrivately(directory.resolve(role), mint("local-" + role, role, validity));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the tokens to " + directory, e);
        }
    }

    /** The public half of the key: Base64 of its X.509 form, as quarkus.oidc.public-key takes it. */
    public String publicKey() {
        try {
            return Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot encode the public key", e);
        }
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }
}
