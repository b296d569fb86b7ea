package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Presented;
import cn.yijianshi.department.domain.PresentedCertificates;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Certificates 证照")
class PresentedController {

    private final PresentedCertificates presented;
    private final Certificates certificates;
    private final Reviews reviews;
    private final Clock clock;
    private final String service;

    PresentedController(
            PresentedCertificates presented,
            Certificates certificates,
            Reviews reviews,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        this.presented = presented;
        this.certificates = certificates;
        this.reviews = reviews;
        this.clock = clock;
        this.service = service;
    }

    /** @param status as it stands now, if this service issued it; else null: ask the one that did */
    record PresentedView(
            String material,
            String certificateId,
            int version,
            String kind,
            String number,
            String service,
            String status) {}

    @GetMapping("/api/reviews/{id}/certificates-presented")
    @PreAuthorize("hasAnyRole('APPROVER','SUPERVISOR')")
    @Operation(summary = "Certificates the applicant named instead of handing a material in (证照复用)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such review in the officer's departments")
    List<PresentedView> presented(@PathVariable String id, Caller caller) {
        var request = reviews.of(id)
                .map(review -> review.request())
                .filter(asked -> caller.is("SUPERVISOR") || caller.worksFor(asked.department()))
                .orElseThrow(Problem::notFound);
        return presented.of(request.caseId(), request.department()).stream()
                .map(this::view)
                .toList();
    }

    private PresentedView view(Presented one) {
        return new PresentedView(
                one.material(),
                one.certificateId(),
                one.version(),
                one.kind(),
                one.number(),
                one.service(),
                one.service().equals(service) ? statusOf(one.certificateId()) : null);
    }

    private String statusOf(String certificateId) {
        return certificates
                .of(certificateId)
                .map((Certificate found) -> found.statusAt(clock.instant()).name())
                .orElse("UNKNOWN");
    }
}
