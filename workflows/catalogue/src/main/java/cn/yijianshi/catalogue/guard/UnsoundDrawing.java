package cn.yijianshi.catalogue.guard;

import java.util.List;
import java.util.stream.Collectors;

/** A drawing may not be used; every reason is told at once. */
public final class UnsoundDrawing extends RuntimeException {
    private final transient List<Refusal> refusals;

    public UnsoundDrawing(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.line() + ": " + refusal.words())
                .collect(Collectors.joining(System.lineSeparator())));
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
