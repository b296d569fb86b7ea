package cn.yijianshi.department.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The officers this service has seen at work. */
public interface Officers {

    void seen(Colleague colleague);

    /** By the login's lasting id or by the user name. */
    Optional<Colleague> find(String idOrUsername);

    /** Of any of the departments, by user name, from the one after {@code after}, null for the first page. */
    List<Colleague> of(Set<String> departments, String after, int limit);
}
