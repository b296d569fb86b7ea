package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The desks of a service: its own, and the configured one for every other item. */
public final class Desks {

    private final Map<String, Desk> own;
    private final Sequences sequences;
    private final RegisterWriting register;

    public Desks(Collection<Desk> own, Sequences sequences, RegisterWriting register) {
        this.own = own.stream().collect(Collectors.toMap(Desk::item, Function.identity()));
        this.sequences = sequences;
        this.register = register;
    }

    public Desk of(Item item) {
        var desk = own.get(item.key());
        return desk != null ? desk : new ConfiguredDesk(item, sequences, register);
    }
}
