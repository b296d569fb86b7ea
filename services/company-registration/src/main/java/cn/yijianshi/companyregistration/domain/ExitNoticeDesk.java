package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.ExitNotices.Notice;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 简易注销公告: checks the grounds that bar the simple way and says in public that the enterprise leaves (MERi 48, 49). */
public final class ExitNoticeDesk implements Desk {
    private final Enterprises register;
    private final Exits exits;

    public ExitNoticeDesk(Enterprises register, Exits exits) {
        this.register = register;
        this.exits = exits;
    }

    @Override
    public String item() {
        return "exit_notice";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        return exits.against(uscc(filing), name(filing));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        // The review is the request: asked twice, the same notice stands.
        Notice notice = exits.publish(uscc(filing), name(filing), filing.caseId(), filing.reviewId());
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("exit.noticeNo", notice.number());
        outputs.put("exit.noticeFrom", notice.publishedOn().toString());
        outputs.put("exit.noticeUntil", notice.endsOn().toString());
        outputs.put("exit.fileUntil", exits.lastDayToFile(notice).toString());
        var lines = new LinkedHashMap<String, String>();
        lines.put("名称", register.of(notice.uscc()).orElseThrow().name().full());
        lines.put("统一社会信用代码", notice.uscc());
        lines.put("公告日期", notice.publishedOn().toString());
        lines.put("异议截止日期", notice.endsOn().toString());
        lines.put("最迟申请注销日期", outputs.get("exit.fileUntil"));
        return Grant.of(outputs, new CertificateDraft("EXIT_NOTICE", notice.number(), name(filing), lines));
    }

    private static String uscc(Filing filing) {
        return filing.text("org.uscc").orElse("");
    }

    private static String name(Filing filing) {
        return filing.text("org.name").orElse("");
    }
}
