package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;

/**
 * A name kept for somebody who means to found an enterprise (NAME 18).
 *
 * @param number nobody can guess it: who names it is who reserved the name
 * @param until the last day it is kept
 */
public record Reservation(
        String number,
        EnterpriseName name,
        String registry,
        String holderId,
        String holderName,
        LocalDate on,
        LocalDate until,
        String usedBy,
        LocalDate givenBackOn) {

    public boolean holdsOn(LocalDate day) {
        return usedBy == null && givenBackOn == null && !until.isBefore(day);
    }
}
