package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;

/** Gives out the numbers of titles and registration certificates, by registry and year. */
public final class Titles {
    private final Sequences sequences;
    private final RealtyRegister register;

    public Titles(Sequences sequences, RealtyRegister register) {
        this.sequences = sequences;
        this.register = register;
    }

    /** Of the notice that a mortgage was changed; the mortgage keeps its own number. */
    String ofChange(Registry registry, int year) {
        long sequence = sequences.next("MORTGAGE_CHANGE/" + registry.place() + "/" + year);
        return "%s抵变%d%06d".formatted(registry.region(), year, sequence);
    }

    public String next(TitleNumber.Kind kind, Registry registry, int year) {
        String number;
        do {
            long sequence = sequences.next(kind + "/" + registry.place() + "/" + year);
            number = TitleNumber.issue(kind, registry.province(), registry.place(), year, sequence)
                    .text();
            // Entries taken over from older books may already carry a number of this year.
        } while (register.isNumberTaken(number));
        return number;
    }
}
