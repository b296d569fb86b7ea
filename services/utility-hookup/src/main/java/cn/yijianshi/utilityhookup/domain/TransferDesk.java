package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** 过户: moves one account from the old owner of a home to the new one. Arrears stop this supply only. */
public final class TransferDesk implements Desk {
    private static final Map<String, String> PAYERS = Map.of("SELF", "自助缴费", "DEBIT", "银行代扣");
    private static final Map<String, String> TARIFFS =
            Map.of("RESIDENCE", "居民", "NON_RESIDENCE", "非居民", "PARKING", "非居民");

    private final Supply supply;
    private final Accounts accounts;
    private final Providers providers;
    private final Sizing sizing;
    private final Sequences sequences;

    public TransferDesk(
            Supply supply, Accounts accounts, Providers providers, SizingTables tables, Sequences sequences) {
        this.supply = supply;
        this.accounts = accounts;
        this.providers = providers;
        this.sizing = new Sizing(tables);
        this.sequences = sequences;
    }

    @Override
    public String item() {
        return supply.transferItem();
    }

    @Override
    public List<Finding> examine(Filing filing) {
        // Before anything is read: what a decision rests on is then read once and true until the decision is.
        number(filing).ifPresent(number -> accounts.lockToDecide(supply, number));
        var found = new ArrayList<Finding>();
        if (filing.fact("realty.certNo").isEmpty()) {
            found.add(Finding.block("TRANSFER-1", null, "account.no-title"));
        }
        if (newHolder(filing).isEmpty()) {
            found.add(Finding.block("TRANSFER-1", "deal.buyers", "account.no-new-holder"));
        }
        Optional<Account> account = number(filing).flatMap(number -> accounts.of(supply, number));
        if (account.isEmpty()) {
            found.add(Finding.warn(
                    "TRANSFER-2",
                    field("accountNo"),
                    "account.unknown",
                    number(filing).orElse("")));
        } else {
            examine(filing, account.get(), found);
        }
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Ground ground = Ground.of(filing, at);
        LocalDate today = ground.day();
        Optional<Account> known = number(filing).flatMap(number -> accounts.lock(supply, number));
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Account before = known.orElseGet(() -> inOldBooks(filing));
        Account now = before.heldBy(
                newHolder(filing),
                filing.fact("realty.unitCode").orElse(before.unitCode()),
                reading(filing).orElse(before.lastReading()));
        String title = filing.fact("realty.certNo").orElseThrow();
        if (known.isPresent()) {
            accounts.move(before, now, title, ground);
        } else {
            accounts.takeOver(before, now, title, ground);
        }
        return Grant.of(Map.of("util.accountNo", now.number()), notice(filing, before, now, today));
    }

    private void examine(Filing filing, Account account, List<Finding> found) {
        if (account.isClosed()) {
            found.add(Finding.block(
                    "TRANSFER-2",
                    field("accountNo"),
                    "account.closed",
                    account.number(),
                    account.closedOn().toString()));
        }
        if (account.hasArrears()) {
            found.add(Finding.block(
                    "TRANSFER-3",
                    field("accountNo"),
                    "account.arrears",
                    account.number(),
                    account.arrears().toPlainString()));
        } else {
            found.add(Finding.pass("TRANSFER-3", field("accountNo"), "account.no-arrears", account.number()));
        }
        List<String> sellers = names(filing, "deal.sellers");
        // Who inherits names no seller, and tenants often hold the account: a consent is asked, nothing is blocked.
        if (!sellers.isEmpty() && sellers.stream().noneMatch(account.holder()::contains)) {
            found.add(Finding.warn("TRANSFER-4", field("accountNo"), "account.holder-differs", account.holder()));
        }
        reading(filing)
                .filter(now -> account.lastReading() != null && now.compareTo(account.lastReading()) < 0)
                .ifPresent(now -> found.add(Finding.block(
                        "TRANSFER-5",
                        field("meterReading"),
                        "account.reading-below-last",
                        now.toPlainString(),
                        account.lastReading().toPlainString())));
        filing.text("realty.location")
                .filter(place -> !account.address().isEmpty() && !place.equals(account.address()))
                .ifPresent(place -> found.add(
                        Finding.warn("TRANSFER-2", "realty.location", "account.address-differs", account.address())));
    }

    /** An account the register does not know yet comes from the provider's old books. */
    private Account inOldBooks(Filing filing) {
        String region = region(filing);
        String number = number(filing)
                .orElseGet(() -> region + "%06d".formatted(sequences.next("account/" + supply + "/" + region)));
        String unitCode = filing.fact("realty.unitCode").orElse(null);
        // A second meter of the same unit is a point of its own.
        boolean first = unitCode != null && accounts.at(supply, unitCode).isEmpty();
        String place = unitCode == null ? filing.text("realty.location").orElse("") : unitCode;
        return new Account(
                supply,
                number,
                region,
                unitCode,
                filing.text("realty.location").orElse(""),
                String.join("、", names(filing, "deal.sellers")),
                sizing.usual(supply, filing.text("realty.plannedUse").orElse("RESIDENCE"), filing.filedOn()),
                BigDecimal.ZERO,
                null,
                first ? place : place + "#" + number,
                null,
                null);
    }

    private CertificateDraft notice(Filing filing, Account before, Account now, LocalDate today) {
        String series = supply.noticePrefix() + now.region() + today.getYear();
        var lines = new LinkedHashMap<String, String>();
        lines.put("户号", now.number());
        lines.put("用户名称", now.holder());
        lines.put("原用户名称", before.holder().isEmpty() ? "—" : before.holder());
        lines.put("地址", now.address());
        lines.put("用户类别", TARIFFS.getOrDefault(filing.text("realty.plannedUse").orElse(""), "居民"));
        lines.put("计量装置", now.installed());
        if (now.lastReading() != null) {
            lines.put("过户表底数", now.lastReading().toPlainString());
        }
        filing.text("transfer.payer").ifPresent(payer -> lines.put("缴费方式", PAYERS.getOrDefault(payer, payer)));
        lines.put("不动产权证号", filing.fact("realty.certNo").orElseThrow());
        lines.put("供应单位", providers.of(supply, now.region()).name());
        lines.put("过户日期", today.toString());
        return new CertificateDraft(
                "UTILITY_NOTICE", series + "%06d".formatted(sequences.next(series)), now.holder(), lines);
    }

    private String field(String name) {
        return supply.field(name);
    }

    private Optional<String> number(Filing filing) {
        return filing.text(field("accountNo"));
    }

    private Optional<BigDecimal> reading(Filing filing) {
        return filing.text(field("meterReading")).map(text -> filing.amount(field("meterReading")));
    }

    private static String newHolder(Filing filing) {
        return String.join("、", names(filing, "deal.buyers"));
    }

    private static List<String> names(Filing filing, String parties) {
        return filing.rows(parties).stream()
                .flatMap(party -> party.text("name").stream())
                .collect(Collectors.toList());
    }

    private static String region(Filing filing) {
        return filing.text("realty.region").orElse(filing.region());
    }
}
