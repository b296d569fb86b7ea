package cn.yijianshi.systemtests;

import cn.yijianshi.local.Platform;
import cn.yijianshi.local.Portal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The platform of this run and the people who use it. */
final class Town {

    static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");

    static final List<String> DEPARTMENT_SERVICES =
            List.of("company-registration", "tax", "property-registration", "utility-hookup", "department");

    private static final Map<String, String> OFFICERS = Map.ofEntries(
            Map.entry("market-regulation", "registrar"),
            Map.entry("tax", "taxofficer"),
            Map.entry("property-registration", "propertyofficer"),
            Map.entry("power", "utilityofficer"),
            Map.entry("water", "utilityofficer"),
            Map.entry("gas", "utilityofficer"),
            Map.entry("broadcast", "utilityofficer"),
            Map.entry("public-security", "clerk"),
            Map.entry("human-resources", "clerk"),
            Map.entry("medical-insurance", "clerk"),
            Map.entry("housing-fund", "clerk"),
            Map.entry("bank", "clerk"),
            Map.entry("housing-construction", "clerk"),
            Map.entry("urban-management", "clerk"),
            Map.entry("health", "clerk"),
            Map.entry("fire-rescue", "clerk"),
            Map.entry("tobacco", "clerk"),
            Map.entry("ecology-environment", "clerk"),
            Map.entry("development-reform", "clerk"),
            Map.entry("planning", "clerk"),
            Map.entry("commerce", "clerk"),
            Map.entry("city-government", "clerk"),
            Map.entry("court", "clerk"),
            Map.entry("customs", "clerk"),
            Map.entry("service-centre", "clerk"));

    private static final Map<String, Person> PEOPLE = new ConcurrentHashMap<>();

    private Town() {}

    static Platform platform() {
        return RunningPlatform.platform();
    }

    static String url() {
        return platform().url();
    }

    /** applicant, applicant2 … applicant20. */
    static Person applicant(int number) {
        return person(number == 1 ? "applicant" : "applicant" + number);
    }

    static Person officerOf(String department) {
        return person(OFFICERS.get(department));
    }

    static Person supervisor() {
        return person("supervisor");
    }

    static Person administrator() {
        return person("admin");
    }

    static Person person(String user) {
        return PEOPLE.computeIfAbsent(user, Person::new);
    }

    static Portal stranger() {
        return Portal.anonymous(url());
    }

    /** What the platform takes for now: its clock may have been moved. */
    static Instant now() {
        return Instant.parse(time().get("now").asString());
    }

    static LocalDate today() {
        return now().atZone(ZONE_OF_LAW).toLocalDate();
    }

    static JsonNode time() {
        return administrator().get("/api/dev/time").expect(200).json();
    }

    static List<String> services() {
        return Stream.concat(Stream.of("intake", "engine"), DEPARTMENT_SERVICES.stream())
                .toList();
    }

    /** Events that a service could not react to, of any service. */
    static List<String> deadLetters() {
        return services().stream()
                .flatMap(service -> administrator()
                        .get("/api/departments/" + service + "/dead-letters?limit=100")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(letter -> service + ": " + letter))
                .toList();
    }

    /** Reviews of a case that still wait for somebody, in any department. */
    static List<String> openReviews(String caseNo) {
        return DEPARTMENT_SERVICES.stream()
                .flatMap(service -> supervisor()
                        .get("/api/departments/" + service + "/reviews?limit=100&caseNo=" + caseNo
                                + "&status=REQUESTED&status=OPEN&status=CLAIMED&status=CORRECTION_REQUESTED")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(review -> service + ": " + review))
                .toList();
    }

    static Duration patience() {
        return Duration.ofSeconds(90);
    }
}
