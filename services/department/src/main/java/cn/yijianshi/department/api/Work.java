package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.domain.Teamwork;
import cn.yijianshi.platform.security.Caller;
import org.springframework.stereotype.Component;

/** Everything that verbs are done with. */
@Component
record Work(Casework casework, Teamwork teamwork, Seats seats) {

    Seat own(Caller caller) {
        return seats.own(caller);
    }

    Seat overseeing(Caller caller) {
        return seats.overseeing(caller);
    }
}
