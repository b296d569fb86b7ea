package cn.yijianshi.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** As much of Keycloak as a sign-in needs; it checks the client's secret and its proof key. */
final class StubKeycloak {

    static final String SECRET = "the gateway's secret";
    static final String REALM = "/realms/yijianshi";

    record Asked(String nonce, String challenge, String redirectUri) {}

    private final HttpServer server;
    private volatile RSAKey key;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private volatile Duration tokenLife = Duration.ofMinutes(5);
    private volatile boolean forgetful;
    private volatile boolean away;
    private volatile Duration keysTake = Duration.ZERO;
    private volatile String refreshToken = "none yet";
    private volatile int refreshes;

    StubKeycloak() {
        try {
            key = newKey();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException cause) {
            throw new IllegalStateException(cause);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(REALM + "/protocol/openid-connect/token", this::token);
        server.createContext(REALM + "/protocol/openid-connect/certs", this::certs);
        server.createContext(REALM + "/protocol/openid-connect/logout", this::logout);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
    }

    /** What the sign-in page would do: hand out a code for what the browser brought. */
    String codeFor(Map<String, String> request) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Asked(request.get("nonce"), request.get("code_challenge"), request.get("redirect_uri")));
        return code;
    }

    void tokensLast(Duration life) {
        tokenLife = life;
    }

    void forgetsEverySignIn(boolean forgets) {
        forgetful = forgets;
    }

    void isAway(boolean gone) {
        away = gone;
    }

    /** How long it takes to hand out its keys. */
    void keysTake(Duration time) {
        keysTake = time;
    }

    void changesItsKey() {
        try {
            key = newKey();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    }

    int refreshes() {
        return refreshes;
    }

    /** Every token that was ever handed out. */
    List<String> issued() {
        return issued;
    }

    List<String> endedSessions() {
        return ended;
    }

    private void token(HttpExchange exchange) throws IOException {
        if (away) {
            exchange.close();
            return;
        }
        Map<String, String> form = form(exchange);
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Basic "
                        + Base64.getEncoder()
                                .encodeToString(("gateway:" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8)))
                .equals(basic)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        if ("refresh_token".equals(form.get("grant_type"))) {
            refresh(exchange, form);
            return;
        }
        Asked asked = codes.remove(form.get("code"));
        if (asked == null
                || !asked.challenge().equals(challenge(form.get("code_verifier")))
                || !asked.redirectUri().equals(form.get("redirect_uri"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, tokens(asked.nonce()));
    }

    private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
        synchronized (this) {
            // Each refresh token is good for one use, as in the real realm.
            if (forgetful || !refreshToken.equals(form.get("refresh_token"))) {
                answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            refreshes++;
            answer(exchange, 200, tokens(null));
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        ended.add(form(exchange).get("refresh_token"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void certs(HttpExchange exchange) {
        CompletableFuture.delayedExecutor(keysTake.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try {
                        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                    } catch (IOException gone) {
                        // Whoever asked does not wait any more.
                        exchange.close();
                    }
                });
    }

    private String tokens(String nonce) {
        refreshToken = "refresh-" + UUID.randomUUID();
        String access = signed(new JWTClaimsSet.Builder()
                .claim("aud", List.of("yijianshi"))
                .claim("realm_access", Map.of("roles", List.of("approver", "offline_access")))
                .claim("departments", List.of("tax")));
        String id = signed(new JWTClaimsSet.Builder()
                .claim("aud", "gateway")
                .claim("azp", "gateway")
                .claim("nonce", nonce)
                .claim("name", "税务 陈")
                .claim("preferred_username", "taxofficer"));
        issued.addAll(List.of(access, id, refreshToken));
        return """
                {"access_token":"%s","id_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":%d}""".formatted(access, id, refreshToken, tokenLife.toSeconds());
    }

    private String signed(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims.issuer(issuer())
                        .subject("subject-of-taxofficer")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
        return jwt.serialize();
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static Map<String, String> query(String text) {
        var fields = new ConcurrentHashMap<String, String>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
