package cn.yijianshi.companyregistration.api;

import cn.yijianshi.companyregistration.domain.Enterprise;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.RegisterChange;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of enterprises, for the officers who keep it. */
@RestController
@RequestMapping("/api/register/enterprises")
class RegisterController {
    private final Enterprises register;

    RegisterController(Enterprises register) {
        this.register = register;
    }

    @GetMapping("/{uscc}")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR')")
    Entry one(@PathVariable String uscc, Caller caller) {
        // Other offices learn nothing here, not even which codes exist.
        if (!caller.is("SUPERVISOR") && !caller.worksFor("market-regulation")) {
            throw Problem.notFound();
        }
        return register.of(uscc).map(Entry::of).orElseThrow(Problem::notFound);
    }

    @GetMapping("/{uscc}/changes")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR')")
    @Operation(summary = "What was changed in the register, newest first: as it was, as it is")
    List<RegisterChange> changes(@PathVariable String uscc, Caller caller) {
        one(uscc, caller);
        return register.changesOf(uscc);
    }

    record Entry(
            String uscc,
            String name,
            String type,
            String legalRep,
            String domicile,
            String scope,
            LocalDate establishedOn,
            String standing) {
        static Entry of(Enterprise enterprise) {
            return new Entry(
                    enterprise.uscc(),
                    enterprise.name().full(),
                    enterprise.type(),
                    enterprise.legalRep(),
                    enterprise.domicile(),
                    enterprise.scope(),
                    enterprise.establishedOn(),
                    enterprise.standing().name());
        }
    }
}
