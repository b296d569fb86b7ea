package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.MovedTime;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.testing.PortalContract;
import cn.yijianshi.testing.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
@Import({Surrounding.class, MovedTime.class})
class PortalContractTest {

    @Autowired
    MockMvc http;

    /** If the change is meant: this test with -Dportal.api=refresh, then the portal's build, which names what no longer fits. */
    @Test
    void what_the_portal_was_built_on_still_holds() throws Exception {
        assertThat(PortalContract.broken(http, "department")).isEmpty();
    }
}
