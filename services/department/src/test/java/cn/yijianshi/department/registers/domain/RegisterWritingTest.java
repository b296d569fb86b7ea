package cn.yijianshi.department.registers.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.RegisterTemplate;
import cn.yijianshi.department.domain.ADepartment;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What item files say of a register is done to it. */
class RegisterWritingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final InMemoryEntries entries = new InMemoryEntries();
    private final RegisterWriting register = new RegisterWriting(entries);

    @Test
    void a_grant_makes_an_entry_with_values_and_a_last_day() {
        write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路1号", "form:name", "刺桐理发"));

        assertThat(entries.all.values()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("1");
            assertThat(entry.values()).containsExactlyEntriesOf(Map.of("name", "刺桐理发"));
            assertThat(entry.validUntil()).isEqualTo(LocalDate.of(2030, 11, 22));
        });
    }

    @Test
    void what_only_one_may_have_is_seen_before_the_grant_and_refused_at_it() {
        write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路1号"));
        var second = Map.of("output:no", "2", "form:place", "刺桐路1号");

        assertThat(register.examine(enters(), filing(), source -> Optional.ofNullable(second.get(source))))
                .extracting(Finding::code)
                .containsExactly("register-taken");
        assertThatThrownBy(() -> write(enters(), NOW, second)).isInstanceOf(Blocked.class);
    }

    @Test
    void a_key_is_entered_once() {
        write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路1号"));

        assertThatThrownBy(() -> write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路2号")))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void whose_time_is_over_makes_room() {
        write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路1号"));

        write(enters(), NOW.plusSeconds(5L * 366 * 86400), Map.of("output:no", "2", "form:place", "刺桐路1号"));

        assertThat(entries.changes)
                .extracting(RegisterEntry.Change::act)
                .containsExactly(RegisterEntry.Act.ENTERED, RegisterEntry.Act.EXPIRED, RegisterEntry.Act.ENTERED);
    }

    @Test
    void a_later_item_changes_an_entry_and_another_ends_it() {
        write(enters(), NOW, Map.of("output:no", "1", "form:place", "刺桐路1号", "form:name", "刺桐理发"));

        write(acts(RegisterTemplate.Act.CHANGE), NOW, Map.of("form:no", "1", "form:name", "新刺桐理发"));
        assertThat(entries.all.values()).singleElement().satisfies(entry -> {
            assertThat(entry.values()).containsEntry("name", "新刺桐理发");
            assertThat(entry.version()).isEqualTo(2);
        });

        write(acts(RegisterTemplate.Act.END), NOW, Map.of("form:no", "1"));
        assertThat(entries.all.values()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(RegisterEntry.Status.ENDED));
        // The place is free again.
        write(enters(), NOW, Map.of("output:no", "2", "form:place", "刺桐路1号"));
    }

    @Test
    void what_is_not_entered_can_be_neither_changed_nor_ended() {
        for (var act : List.of(RegisterTemplate.Act.CHANGE, RegisterTemplate.Act.END)) {
            assertThatThrownBy(() -> write(acts(act), NOW, Map.of("form:no", "9")))
                    .isInstanceOf(Blocked.class);
            assertThat(register.examine(acts(act), filing(), source -> Optional.of("9")))
                    .extracting(Finding::code)
                    .containsExactly("register-no-entry");
        }
    }

    private void write(Item item, Instant at, Map<String, String> values) {
        register.write(item, filing(), source -> Optional.ofNullable(values.get(source)), at);
    }

    private static Item enters() {
        return item(new RegisterTemplate(
                "PLACE",
                "登记簿",
                "Register",
                RegisterTemplate.Act.ENTER,
                "output:no",
                List.of("form:place"),
                List.of(new RegisterTemplate.Value("name", "名称", "Name", "form:name", true)),
                new Limit(4, LimitUnit.YEAR)));
    }

    private static Item acts(RegisterTemplate.Act act) {
        return item(new RegisterTemplate(
                "PLACE",
                "登记簿",
                "Register",
                act,
                "form:no",
                List.of(),
                List.of(new RegisterTemplate.Value("name", "名称", "Name", "form:name", true)),
                null));
    }

    private static Item item(RegisterTemplate template) {
        var item = ADepartment.sealEngraving();
        return new Item(
                item.key(),
                item.version(),
                item.name(),
                item.nameEn(),
                item.department(),
                item.kind(),
                item.legalBasis(),
                item.promised(),
                item.statutory(),
                item.limitVariants(),
                item.decision(),
                item.fields(),
                item.materials(),
                item.results(),
                item.outputs(),
                item.certificate(),
                item.fees(),
                item.facts(),
                null,
                null,
                null,
                null,
                template);
    }

    private static Filing filing() {
        return new Filing("c", "n", "review", "item", "350502", "陈思源", Map.of(), Map.of(), LocalDate.of(2026, 11, 23));
    }
}
