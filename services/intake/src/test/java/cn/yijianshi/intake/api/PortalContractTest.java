package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.testing.PortalContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntakeRoomTest
class PortalContractTest {

    @Autowired
    MockMvc http;

    /** If the change is meant: this test with -Dportal.api=refresh, then the portal's build, which names what no longer fits. */
    @Test
    void what_the_portal_was_built_on_still_holds() throws Exception {
        assertThat(PortalContract.broken(http, "intake")).isEmpty();
    }
}
