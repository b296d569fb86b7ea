package cn.yijianshi.utilityhookup.api;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import cn.yijianshi.utilityhookup.domain.Account;
import cn.yijianshi.utilityhookup.domain.AccountEntry;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.Closing;
import cn.yijianshi.utilityhookup.domain.Ground;
import cn.yijianshi.utilityhookup.domain.Supply;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of accounts, for the clerks of the provider it belongs to. */
@RestController
@RequestMapping("/api/accounts/{supply}/{number}")
@Tag(name = "Accounts 户号", description = "Accounts of other providers answer 404.")
class AccountController {
    private final Accounts accounts;
    private final Closing closing;
    private final Clock clock;

    AccountController(Accounts accounts, Closing closing, Clock clock) {
        this.accounts = accounts;
        this.closing = closing;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR')")
    @Operation(summary = "One account as it stands")
    AccountView one(@PathVariable String supply, @PathVariable String number, Caller caller) {
        return accounts.of(own(supply, caller), number).map(AccountView::of).orElseThrow(Problem::notFound);
    }

    @GetMapping("/history")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR')")
    @Operation(summary = "How it was opened, moved and closed, the newest first")
    Page<EntryView> history(
            @PathVariable String supply,
            @PathVariable String number,
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        Supply of = own(supply, caller);
        if (accounts.of(of, number).isEmpty()) {
            throw Problem.notFound();
        }
        int size = Page.limit(limit);
        var found = Page.of(accounts.history(of, number, after, size + 1), size, last -> "" + last.id());
        return new Page<>(found.items().stream().map(EntryView::of).toList(), found.next());
    }

    @PostMapping("/closure")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Close it (销户); closing a closed one changes nothing",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another provider's"),
                @ApiResponse(
                        responseCode = "422",
                        description = "grant-blocked: arrears, no reading or one below the last")
            })
    public AccountView close(
            @PathVariable String supply, @PathVariable String number, @RequestBody ClosureBody body, Caller caller) {
        Supply of = own(supply, caller);
        if (accounts.of(of, number).isEmpty()) {
            throw Problem.notFound();
        }
        if (body.reason() == null || body.reason().isBlank()) {
            throw new Blocked(Finding.block("CLOSE-1", "reason", "account.no-reason"));
        }
        return AccountView.of(closing.close(
                of,
                number,
                body.reading(),
                body.reason().strip(),
                new Ground(null, null, caller.name(), clock.instant())));
    }

    private static Supply own(String supply, Caller caller) {
        return Stream.of(Supply.values())
                .filter(each -> each.name().equals(supply.toUpperCase(Locale.ROOT)))
                .filter(each -> caller.is("SUPERVISOR") || caller.worksFor(each.department()))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** @param reading of the meter; not needed where nothing is measured */
    record ClosureBody(BigDecimal reading, String reason) {}

    record AccountView(
            String supply,
            String number,
            String region,
            String unitCode,
            String address,
            String holder,
            String installed,
            String meterNo,
            BigDecimal arrears,
            BigDecimal lastReading,
            LocalDate closedOn) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.supply().name(),
                    account.number(),
                    account.region(),
                    account.unitCode(),
                    account.address(),
                    account.holder(),
                    account.installed(),
                    account.meterNo(),
                    account.arrears(),
                    account.lastReading(),
                    account.closedOn());
        }
    }

    record EntryView(
            Instant at, String act, String holder, String detail, BigDecimal reading, String caseNo, String by) {

        static EntryView of(AccountEntry entry) {
            return new EntryView(
                    entry.ground().at(),
                    entry.act().name(),
                    entry.holder(),
                    entry.detail(),
                    entry.reading(),
                    entry.ground().caseNo(),
                    entry.ground().by());
        }
    }
}
