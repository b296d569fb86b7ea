package cn.yijianshi.platform.foureyes;

import cn.yijianshi.platform.security.Caller;

/**
 * Who acts.
 *
 * @param id the login's lasting id: two people may bear one name
 */
public record Person(String id, String name) {

    public static Person of(Caller caller) {
        return new Person(caller.subject(), caller.shownName());
    }
}
