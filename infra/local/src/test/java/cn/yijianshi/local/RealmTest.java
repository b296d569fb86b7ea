package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTest {

    private static final Path REPOSITORY = Settings.repositoryAround(Path.of(""));
    private static final JsonNode FILE = JsonMapper.shared()
            .readTree(REPOSITORY.resolve("infra/keycloak/yijianshi-realm.json").toFile());
    private final Realm realm = Realm.in(REPOSITORY);

    @Test
    void no_client_takes_a_password_for_a_token() {
        FILE.get("clients").forEach(client -> {
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.get("serviceAccountsEnabled").asBoolean()).isFalse();
        });
    }

    @Test
    void the_gateway_comes_back_to_one_exact_address_with_pkce() {
        JsonNode gateway = FILE.get("clients").get(0);
        assertThat(gateway.get("publicClient").asBoolean()).isFalse();
        assertThat(gateway.at("/attributes/pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(gateway.get("redirectUris").valueStream().map(JsonNode::asString))
                .containsExactly("${YIJIANSHI_PUBLIC_URL:http://localhost:8080}/login/oauth2/code/keycloak");
        assertThat(gateway.at("/attributes/post.logout.redirect.uris").asString())
                .doesNotContain("*");
    }

    @Test
    void clients_added_later_are_held_to_the_same_rules() {
        assertThat(FILE.at("/clientPolicies/policies/0/enabled").asBoolean()).isTrue();
        assertThat(FILE.at("/clientPolicies/policies/0/conditions/0/condition").asString())
                .isEqualTo("any-client");
        assertThat(FILE.at("/clientProfiles/profiles/0/executors")
                        .valueStream()
                        .map(executor -> executor.get("executor").asString()))
                .contains("pkce-enforcer", "secure-redirect-uris-enforcer", "reject-ropc-grant");
    }

    @Test
    void tokens_live_shortly_and_a_refresh_token_is_good_once() {
        assertThat(FILE.get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(FILE.get("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(FILE.get("refreshTokenMaxReuse").asInt()).isZero();
        assertThat(FILE.get("bruteForceProtected").asBoolean()).isTrue();
    }

    @Test
    void there_are_twenty_applicants() {
        assertThat(realm.withRole("applicant"))
                .extracting(Realm.User::name)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("applicant"),
                                IntStream.rangeClosed(2, 20).mapToObj(i -> "applicant" + i))
                        .toList());
    }

    @Test
    void every_department_has_two_officers_and_a_lead() {
        assertThat(List.of(
                        "market-regulation",
                        "tax",
                        "property-registration",
                        "power",
                        "water",
                        "gas",
                        "broadcast",
                        "public-security",
                        "human-resources",
                        "medical-insurance",
                        "housing-fund",
                        "bank",
                        "housing-construction",
                        "urban-management",
                        "health",
                        "fire-rescue",
                        "tobacco",
                        "ecology-environment",
                        "development-reform",
                        "planning",
                        "commerce",
                        "city-government",
                        "court",
                        "customs",
                        "service-centre"))
                .allSatisfy(department -> {
                    assertThat(realm.officerOf(department).role()).isEqualTo("approver");
                    assertThat(realm.users().stream()
                                    .filter(user -> user.departments().contains(department)))
                            .hasSize(3)
                            .last()
                            .extracting(Realm.User::name)
                            .asString()
                            .endsWith("lead");
                });
    }

    @Test
    void a_user_keeps_the_same_subject_when_the_realm_is_imported_again() {
        FILE.get("users").forEach(user -> assertThat(user.path("id").asString()).hasSize(36));
    }

    @Test
    void no_password_is_left_to_hash_at_the_import_and_each_has_its_own_salt() {
        assertThat(credentials()).allSatisfy((user, credential) -> {
            assertThat(credential.get("type").asString()).isEqualTo("password");
            assertThat(credential.has("value"))
                    .as(() -> "a plain password of " + user + ", which each fresh start hashes; hashed it is\n"
                            + hash(user))
                    .isFalse();
            // As Keycloak would write it, so that it does not hash again at the first login.
            assertThat(json(credential, "credentialData"))
                    .isEqualTo(JsonMapper.shared().readTree("""
                    {"hashIterations": 5, "algorithm": "argon2", "additionalParameters": {"hashLength": ["32"],
                     "memory": ["7168"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}}"""));
        });
        assertThat(credentials().values())
                .extracting(credential -> json(credential, "secretData").get("salt"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "registrar", "supervisor", "admin"})
    void the_password_is_the_user_name(String user) {
        JsonNode secret = json(credentials().get(user), "secretData");

        assertThat(secret.get("value").asString())
                .as(() -> "the hash; one of the name is\n" + hash(user))
                .isEqualTo(argon2(
                        user, Base64.getDecoder().decode(secret.get("salt").asString())));
    }

    @Test
    void nobody_is_asked_for_missing_details_at_the_first_login() {
        FILE.get("users").forEach(user -> assertThat(Stream.of("email", "firstName", "lastName")
                        .map(field -> user.path(field).asString("")))
                .doesNotContain(""));
    }

    private static Map<String, JsonNode> credentials() {
        return FILE.get("users")
                .valueStream()
                .collect(Collectors.toMap(user -> user.get("username").asString(), user -> user.at("/credentials/0")));
    }

    /** Keycloak keeps both halves of a password as JSON in a string. */
    private static JsonNode json(JsonNode credential, String field) {
        return JsonMapper.shared().readTree(credential.path(field).asString("{}"));
    }

    /** What to write into the realm file for somebody whose password is his name. */
    private static String hash(String user) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        var secret = JsonMapper.shared().createObjectNode();
        secret.put("value", argon2(user, salt));
        secret.put("salt", Base64.getEncoder().encodeToString(salt));
        secret.putObject("additionalParameters");
        return "\"secretData\": " + JsonMapper.shared().writeValueAsString(secret.toString());
    }

    private static String argon2(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(7168)
                .withIterations(5)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.toCharArray(), hash);
        return Base64.getEncoder().encodeToString(hash);
    }
}
