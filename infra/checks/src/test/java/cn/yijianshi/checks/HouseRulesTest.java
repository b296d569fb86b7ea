package cn.yijianshi.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The four rooms and what each must never do. Modules and rooms are found, none is listed. */
class HouseRulesTest {

    private static JavaClasses house;

    @BeforeAll
    static void everyModule() {
        List<Path> modules = Modules.classes();
        house = new ClassFileImporter().importPaths(modules);
    }

    @Test
    void the_walk_finds_the_house() {
        Set<String> services = new TreeSet<>();
        house.forEach(type -> {
            String[] parts = type.getPackageName().split("\\.");
            if (parts.length > 2) {
                services.add(parts[2]);
            }
        });
        assertThat(services)
                .contains("events", "platform", "department", "intake", "engine", "gateway", "tax", "catalogue");
    }

    @Test
    void domain_uses_no_other_room_and_no_framework() {
        noClasses()
                .that()
                .resideInAPackage("cn.yijianshi..domain..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.databind..",
                        "org.camunda..",
                        "cn.yijianshi..api..",
                        "cn.yijianshi..persistence..",
                        "cn.yijianshi..messaging..",
                        "cn.yijianshi..process.."))
                .check(house);
    }

    @Test
    void persistence_and_messaging_never_reach_into_http() {
        noClasses()
                .that()
                .resideInAnyPackage("cn.yijianshi..persistence..", "cn.yijianshi..messaging..")
                .and(resideOutsideOfPackages("cn.yijianshi.platform.."))
                .should()
                .dependOnClassesThat(resideInAPackage("cn.yijianshi..api.."))
                .check(house);
    }

    @Test
    void nobody_but_persistence_speaks_sql() {
        noClasses()
                .that()
                .resideInAnyPackage("cn.yijianshi..api..", "cn.yijianshi..messaging..")
                .and(resideOutsideOfPackages("cn.yijianshi.platform.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.."))
                .check(house);
    }

    @Test
    void camunda_stays_inside_the_engine() {
        noClasses()
                .that(resideOutsideOfPackages("cn.yijianshi.engine.process.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.camunda.."))
                .check(house);
    }

    /** Camunda deploys through a builder, by commands of its own, at start-up and from applications. */
    @Test
    void no_drawing_reaches_camunda_but_past_the_guard() {
        DescribedPredicate<JavaMethodCall> deploys = DescribedPredicate.describe("deploys", HouseRulesTest::deploys);
        List<JavaMethodCall> found = house.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(deploys)
                .toList();
        assertThat(found)
                .extracting(call ->
                        call.getOriginOwner().getName() + "." + call.getOrigin().getName())
                .containsOnly("cn.yijianshi.engine.process.Drawings.deploy");
        assertThat(found)
                .extracting(call -> call.getTarget().getName())
                .as("the walk sees the one that is there")
                .contains("createDeployment", "addString", "deploy");
        assertThat(house.get("cn.yijianshi.engine.process.Drawings").getMethodCallsFromSelf())
                .as("and it asks the guard")
                .anyMatch(call -> call.getOrigin().getName().equals("deploy")
                        && call.getTarget().getName().equals("demandSound"));
    }

    private static boolean deploys(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        if (!owner.startsWith("org.camunda.")) {
            return false;
        }
        return owner.contains(".repository.Deployment") && owner.endsWith("Builder")
                || owner.startsWith("org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse")
                || owner.startsWith("org.camunda.bpm.engine.impl.repository.")
                || owner.endsWith("DeployCmd")
                || name.equals("createDeployment")
                || name.equals("setDeploymentResources")
                || name.equals("registerProcessApplication");
    }

    @Test
    void events_leave_through_the_outbox_only() {
        noClasses()
                .that(resideOutsideOfPackages("cn.yijianshi.platform.messaging..", "cn.yijianshi.testing.."))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.amqp.rabbit.core.RabbitTemplate")
                .check(house);
    }

    /** Nothing looks for the others: what they ask for would be granted to everybody. */
    @Test
    void roles_are_asked_with_PreAuthorize_alone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.security.access.prepost..")
                        .and(not(simpleName("PreAuthorize"))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.security.access.annotation..", "jakarta.annotation.security.."))
                .check(house);
    }

    @Test
    void time_is_asked_never_taken() {
        DescribedPredicate<JavaMethodCall> taken =
                DescribedPredicate.describe("takes the machine's time", call -> takesTheTime(call));
        noClasses()
                .that(resideOutsideOfPackages(
                        // What runs beside the platform, not in it: they measure, they do not decide.
                        "cn.yijianshi.local..",
                        "cn.yijianshi.bench..",
                        "cn.yijianshi.testing..",
                        "cn.yijianshi.broker.."))
                .should()
                .callMethodWhere(taken)
                .check(house);
    }

    @Test
    void no_service_knows_another() {
        Set<String> shared = Set.of("events", "platform", "department", "catalogue", "rules");
        Set<String> crossings = new TreeSet<>();
        house.forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String from = owner(type.getPackageName());
            String to = owner(dependency.getTargetClass().getPackageName());
            if (!from.isEmpty() && !to.isEmpty() && !from.equals(to) && !shared.contains(to)) {
                crossings.add(from + " → " + to);
            }
        }));
        assertThat(crossings).isSubsetOf("testing → broker", "bench → local", "bench → engine", "bench → broker");
    }

    private static boolean takesTheTime(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        if (owner.equals("java.lang.System") && name.equals("currentTimeMillis")) {
            return true;
        }
        boolean now = owner.startsWith("java.time.") && name.equals("now");
        return now
                && ((JavaMethodCall) call)
                        .getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.time.Clock"));
    }

    private static String owner(String name) {
        String[] parts = name.split("\\.");
        return parts.length > 2 && parts[0].equals("cn") && parts[1].equals("yijianshi") ? parts[2] : "";
    }
}
