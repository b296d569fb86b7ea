package cn.yijianshi.companyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RegisterInMemory implements Enterprises, Registries, Figures {
    final List<Enterprise> enterprises = new ArrayList<>();
    private long given;

    @Override
    public Optional<Enterprise> of(String uscc) {
        return enterprises.stream().filter(each -> each.uscc().equals(uscc)).findFirst();
    }

    @Override
    public Optional<Registry> ofRegion(String region) {
        return region.startsWith("3505") ? Optional.of(new Registry(region, "泉州市鲤城区市场监督管理局", "MK1")) : Optional.empty();
    }

    @Override
    public Optional<Enterprise> liveNamed(String fullName) {
        return enterprises.stream()
                .filter(each -> each.standing() == Enterprise.Standing.LIVE)
                .filter(each -> each.name().full().equals(fullName))
                .findFirst();
    }

    @Override
    public List<Enterprise> branded(Collection<String> brands) {
        return enterprises.stream()
                .filter(each -> brands.contains(each.name().brand()))
                .toList();
    }

    @Override
    public void enter(Enterprise enterprise) {
        if (liveNamed(enterprise.name().full()).isPresent()) {
            throw new NameTaken(enterprise.name().full());
        }
        enterprises.add(enterprise);
    }

    @Override
    public long next(Registry registry) {
        return ++given;
    }

    @Override
    public BigDecimal on(LocalDate day, String name) {
        return new BigDecimal(Map.of(
                        Figures.CAPITAL_TO_LOOK_AT, "10000",
                        Figures.YEARS_TO_PAY, "5",
                        Figures.YEARS_A_NAME_RESTS, "1",
                        Figures.FULL_AGE, "18")
                .get(name));
    }
}
