package io.slotkeeper.launcher.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.slotkeeper.engine.TokenMint;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of this installation, for what the door itself answers; services verify for themselves. */
final class BearerTokens {
    private static final String SCHEME = "Bearer ";

    private final RSASSAVerifier verifier;
    private final Clock clock;

    /** @param publicKey Base64 of the key's X.509 form, as {@link TokenMint#publicKey()} gives it */
    BearerTokens(String publicKey, Clock clock) {
        this.clock = clock;
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey);
            this.verifier = new RSASSAVerifier(
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public RSA key", e);
        }
    }

    /** Who the Authorization header's token names, if it is ours and still valid. */
    Optional<Identity> verify(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(authorization.substring(SCHEME.length()));
            return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()) && token.verify(verifier)
                    ? identity(token.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) throws ParseException {
        List<String> roles = claims.getStringListClaim("roles");
        boolean ours = TokenMint.ISSUER.equals(claims.getIssuer())
                && claims.getAudience().contains(TokenMint.AUDIENCE)
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(clock.instant())
                && claims.getSubject() != null
                && roles != null
                && roles.size() == 1;
        return ours ? Optional.of(new Identity(claims.getSubject(), roles.get(0))) : Optional.empty();
    }
}
