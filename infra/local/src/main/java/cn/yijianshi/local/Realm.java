package cn.yijianshi.local;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo users as the realm file has them. */
record Realm(List<User> users) {

    record User(String name, String displayName, String role, List<String> departments) {}

    static Realm in(Path repository) {
        JsonNode realm = JsonMapper.shared()
                .readTree(repository
                        .resolve("infra/keycloak/yijianshi-realm.json")
                        .toFile());
        return new Realm(realm.get("users").valueStream().map(Realm::user).toList());
    }

    List<User> withRole(String role) {
        return users.stream().filter(user -> user.role().equals(role)).toList();
    }

    /** Who decides for a department. */
    User officerOf(String department) {
        return users.stream()
                .filter(user -> user.departments().contains(department))
                .findFirst()
                .orElseThrow(() -> new Trouble("No demo user decides for the department " + department + "."));
    }

    private static User user(JsonNode node) {
        JsonNode attributes = node.get("attributes");
        return new User(
                node.get("username").asString(),
                attributes.path("displayName").path(0).asString(),
                node.get("realmRoles").get(0).asString(),
                attributes
                        .path("departments")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }
}
