package cn.yijianshi.utilityhookup.domain;

import java.time.LocalDate;
import java.util.Optional;

/** The providers' registers of accounts. */
public interface Accounts {

    Optional<Account> of(Supply supply, String number);

    /** Whoever holds it decides alone about this account until the transaction ends. */
    Optional<Account> lock(Supply supply, String number);

    void open(Account account);

    /** @param now the account as it is from now on, with its new holder */
    void move(Account before, Account now, String titleNumber, LocalDate on, String caseId);
}
