package cn.yijianshi.department.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.platform.security.Caller;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a caller's roles let him act on. */
@Component
public class Seats {

    private final Set<String> served;

    Seats(DepartmentSettings settings) {
        this.served = Set.copyOf(settings.departments());
    }

    /** For an officer's own work. */
    public Seat own(Caller caller) {
        return new Seat(officer(caller), caller.departments(), caller.is("LEAD"));
    }

    /** For distributing and watching over the work: supervisors do so everywhere. */
    public Seat overseeing(Caller caller) {
        return caller.is("SUPERVISOR") ? new Seat(officer(caller), served, true) : own(caller);
    }

    public Set<String> readable(Caller caller) {
        return caller.is("SUPERVISOR") ? served : caller.departments();
    }

    private static Officer officer(Caller caller) {
        return new Officer(caller.subject(), caller.name());
    }
}
