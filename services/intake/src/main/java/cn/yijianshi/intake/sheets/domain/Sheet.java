package cn.yijianshi.intake.sheets.domain;

import cn.yijianshi.intake.domain.Person;
import java.time.Instant;

/**
 * A list of a form that was handed in as a spreadsheet.
 *
 * @param draftId null once it belongs to a case
 * @param applicationId null until then
 * @param field key of the list
 * @param by who handed it in
 */
public record Sheet(
        String id,
        String draftId,
        String applicationId,
        String field,
        String fileName,
        Person by,
        Instant at,
        int taken,
        int refused) {}
