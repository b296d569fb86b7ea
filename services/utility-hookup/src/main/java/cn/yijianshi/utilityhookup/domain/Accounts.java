package cn.yijianshi.utilityhookup.domain;

import java.util.List;
import java.util.Optional;

/** The providers' registers of accounts. */
public interface Accounts {

    Optional<Account> of(Supply supply, String number);

    /** Whoever holds it decides alone about this account until the transaction ends. */
    Optional<Account> lock(Supply supply, String number);

    /**
     * The same for an examination on which a decision will rest, which is one inside a transaction that writes; who only looks
     * holds nobody up.
     */
    void lockToDecide(Supply supply, String number);

    /** The open account of a point of supply. */
    Optional<Account> at(Supply supply, String point);

    Optional<Account> withMeter(Supply supply, String meterNo);

    /** Open and closed ones of the premises that owe. */
    List<Account> owing(Supply supply, String unitCode, String address);

    /** The point must have no open account, the meter count for no other. */
    void open(Account account, AccountEntry.Act act, Ground ground);

    /** @param now the account as it is from now on, with its new holder */
    void move(Account before, Account now, String titleNumber, Ground ground);

    /** From the provider's old books to its new holder at once: opened as the one and moved as the other. */
    void takeOver(Account before, Account now, String titleNumber, Ground ground);

    void close(Account closed, String reason, Ground ground);

    /** The newest first; {@code below} is the id the page before ended with, null for the beginning. */
    List<AccountEntry> history(Supply supply, String number, Long below, int limit);
}
