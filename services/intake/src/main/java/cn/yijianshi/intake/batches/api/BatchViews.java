package cn.yijianshi.intake.batches.api;

import cn.yijianshi.intake.batches.domain.BatchRow;
import cn.yijianshi.platform.web.Page;
import java.time.Instant;
import java.util.List;

/** Batches as those who file them read them. */
final class BatchViews {

    private BatchViews() {}

    /**
     * @param done nothing is waiting to be tried any more
     * @param rows one page of them, in the order of the sheet
     */
    record BatchView(
            String id,
            String bundle,
            String bundleName,
            String bundleNameEn,
            String region,
            String fileName,
            String applicantName,
            Instant createdAt,
            boolean done,
            int pending,
            int filed,
            int failed,
            Page<RowView> rows) {}

    record BatchLine(
            String id,
            String bundle,
            String bundleName,
            String bundleNameEn,
            String fileName,
            Instant createdAt,
            boolean done,
            int pending,
            int filed,
            int failed) {}

    /** @param row the line of the sheet; @param receipt null unless it is filed */
    record RowView(int row, String key, BatchRow.State state, RowReceipt receipt, List<ProblemView> problems) {}

    record RowReceipt(String id, String caseNo, String trackingCode) {}

    /** @param cell as spreadsheets name it, e.g. C5; null where the sheet has no such column */
    record ProblemView(
            String cell, String column, String label, String labelEn, String code, String text, String textEn) {}
}
