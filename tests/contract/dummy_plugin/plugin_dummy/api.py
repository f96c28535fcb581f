from ninja import Router

router = Router()


@router.get("/stamps")
def stamps(request):
    """Every stamp."""
    from .models import Stamp

    return list(Stamp.objects.values_list("text", flat=True))
