package cn.yijianshi.engine.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The hours of every office; one that keeps none of its own keeps the city's. */
public final class Offices {
    public static final String CITY = "350500";

    private final Map<String, OfficeHours> hours = new HashMap<>();

    public Offices(Collection<OfficeHours> hours) {
        hours.forEach(office -> this.hours.put(office.office(), office));
        if (!this.hours.containsKey(CITY)) {
            throw new IllegalArgumentException("the office hours of " + CITY + " are missing");
        }
    }

    public OfficeHours of(String office) {
        OfficeHours own = hours.get(office);
        return own != null ? own : hours.get(CITY);
    }
}
