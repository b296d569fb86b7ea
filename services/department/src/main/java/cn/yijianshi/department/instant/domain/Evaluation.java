package cn.yijianshi.department.instant.domain;

import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.rules.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * One asking of an item's rules, kept for good: which rules, what they were told, which rows matched, what came of it.
 *
 * @param rulesPrint SHA-256 of the rule file, so that nobody can say later that others were meant
 * @param why left to a person although the rules would have granted; null otherwise
 * @param sinceReceipt from the receipt of the request to the verdict; {@code late} when the item allows less
 * @param draw what the review drew, from 0 to below 1: below {@code rate} in a hundred a person looks again; null
 *     where nothing was decided
 */
public record Evaluation(
        String reviewId,
        String caseNo,
        String department,
        String item,
        int itemVersion,
        String rulesPrint,
        Verdict verdict,
        FirstLook.Effect effect,
        String why,
        Instant at,
        Duration took,
        Duration sinceReceipt,
        boolean late,
        BigDecimal draw,
        BigDecimal rate) {}
